<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ConsultWords</name>
    <message numerus="yes">
        <source>Not answering (%n call(s))</source>
        <translation>
            <numerusform>Not answering (%n call)</numerusform>
            <numerusform>Not answering (%n calls)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The media server is away: %n participant(s) wait without sound and picture</source>
        <translation>
            <numerusform>The media server is away: %n participant waits without sound and picture</numerusform>
            <numerusform>The media server is away: %n participants wait without sound and picture</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Feed</name>
    <message numerus="yes">
        <source>%n more feed(s) not heard</source>
        <translation>
            <numerusform>%n more feed not heard</numerusform>
            <numerusform>%n more feeds not heard</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n feed(s) well</source>
        <translation>
            <numerusform>%n feed well</numerusform>
            <numerusform>%n feeds well</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n persons</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 / %n person(s)</source>
        <translation>
            <numerusform>%1 / %n person</numerusform>
            <numerusform>%1 / %n persons</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message numerus="yes">
        <source>%n out</source>
        <translation>
            <numerusform>%n out</numerusform>
            <numerusform>%n out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not tried yet</source>
        <translation>
            <numerusform>%n not tried yet</numerusform>
            <numerusform>%n not tried yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mine(s)</source>
        <translation>
            <numerusform>%n mine</numerusform>
            <numerusform>%n mines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StreamDetails</name>
    <message numerus="yes">
        <source>the picture is %n line(s) high</source>
        <translation>
            <numerusform>the picture is %n line high</numerusform>
            <numerusform>the picture is %n lines high</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the machine is at %1 %; %n tile(s) stepped down</source>
        <translation>
            <numerusform>the machine is at %1 %; %n tile stepped down</numerusform>
            <numerusform>the machine is at %1 %; %n tiles stepped down</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::AlarmNotice</name>
    <message numerus="yes">
        <source>%n more waiting</source>
        <translation>
            <numerusform>%n more waiting</numerusform>
            <numerusform>%n more waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::AlarmPage</name>
    <message numerus="yes">
        <source>Acknowledge %n alarm(s) that the table shows?</source>
        <translation>
            <numerusform>Acknowledge %n alarm that the table shows?</numerusform>
            <numerusform>Acknowledge %n alarms that the table shows?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alarm(s) do not match what is chosen above. Closed ones are shown with “With closed ones”.</source>
        <translation>
            <numerusform>%n alarm do not match what is chosen above. Closed ones are shown with “With closed ones”.</numerusform>
            <numerusform>%n alarms do not match what is chosen above. Closed ones are shown with “With closed ones”.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::CalleeEditModel</name>
    <message numerus="yes">
        <source>A name has at most %n character(s).</source>
        <translation>
            <numerusform>A name has at most %n character.</numerusform>
            <numerusform>A name has at most %n characters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A contact has at most %n character(s).</source>
        <translation>
            <numerusform>A contact has at most %n character.</numerusform>
            <numerusform>A contact has at most %n characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::CaseConsultations</name>
    <message numerus="yes">
        <source>Recordings: %1 · %n file(s)</source>
        <translation>
            <numerusform>Recordings: %1 · %n file</numerusform>
            <numerusform>Recordings: %1 · %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::LayoutShelf</name>
    <message numerus="yes">
        <source>There are %n layout(s) already: delete one first</source>
        <translation>
            <numerusform>There is %n layout already: delete one first</numerusform>
            <numerusform>There are %n layouts already: delete one first</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::Lobby</name>
    <message numerus="yes">
        <source>Begin and call %n</source>
        <translation>
            <numerusform>Begin and call %n</numerusform>
            <numerusform>Begin and call %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Refused %n times since the start: see System.</source>
        <translation>
            <numerusform>Refused %n time since the start: see System.</numerusform>
            <numerusform>Refused %n times since the start: see System.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::MapPage</name>
    <message numerus="yes">
        <source>◆ SOS from %n tag(s)</source>
        <translation>
            <numerusform>◆ SOS from %n tag</numerusform>
            <numerusform>◆ SOS from %n tags</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a place</source>
        <translation>
            <numerusform>%n without a place</numerusform>
            <numerusform>%n without a place</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::MapView</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::MinutesBox</name>
    <message numerus="yes">
        <source>%n file(s) could not be read</source>
        <translation>
            <numerusform>%n file could not be read</numerusform>
            <numerusform>%n files could not be read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::MinutesListModel</name>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n persons</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::OverviewPage</name>
    <message numerus="yes">
        <source>%n mine(s). Waiting for the first data.</source>
        <translation>
            <numerusform>%n mine. Waiting for the first data.</numerusform>
            <numerusform>%n mines. Waiting for the first data.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::PlaybackPage</name>
    <message numerus="yes">
        <source>Up to %n camera(s) can be played together</source>
        <translation>
            <numerusform>Only %n camera can be played</numerusform>
            <numerusform>Up to %n cameras can be played together</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) written to %1</source>
        <translation>
            <numerusform>%n file written to %1</numerusform>
            <numerusform>%n files written to %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::PowerPage</name>
    <message numerus="yes">
        <source>Last %n minute(s)</source>
        <translation>
            <numerusform>Last %n minute</numerusform>
            <numerusform>Last %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::RecordingLimitsDialog</name>
    <message numerus="yes">
        <source>Kept now: %n recording(s), %1.</source>
        <translation>
            <numerusform>Kept now: %n recording, %1.</numerusform>
            <numerusform>Kept now: %n recordings, %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>With these limits %n of them, %1, are deleted at once, up to %2. They cannot be brought back.</source>
        <translation>
            <numerusform>With these limits %n of them, %1, is deleted at once, of %2. It cannot be brought back.</numerusform>
            <numerusform>With these limits %n of them, %1, are deleted at once, up to %2. They cannot be brought back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Apply and delete %n</source>
        <translation>
            <numerusform>Apply and delete %n</numerusform>
            <numerusform>Apply and delete %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::RegionAlarms</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::WallLayout</name>
    <message numerus="yes">
        <source>Own: %n tile(s)</source>
        <translation>
            <numerusform>Own: %n tile</numerusform>
            <numerusform>Own: %n tiles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tile(s)</source>
        <translation>
            <numerusform>%n tile</numerusform>
            <numerusform>%n tiles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::WallPage</name>
    <message numerus="yes">
        <source>%n tile(s) stepped down</source>
        <translation>
            <numerusform>%n tile stepped down</numerusform>
            <numerusform>%n tiles stepped down</numerusform>
        </translation>
    </message>
</context>
</TS>
