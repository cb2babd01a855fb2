#include "maplook.h"

#include <ui/common/theme.h>

namespace pitwatch::ui {

MapLook mapLook(const Theme& theme)
{
    MapLook look;
    look.background = theme.color(Token::Window);
    look.panel = theme.color(Token::Panel);
    look.line = theme.color(Token::Line);
    look.text = theme.color(Token::Text);
    look.muted = theme.color(Token::Muted);
    look.selection = theme.color(Token::Selection);
    look.focus = theme.color(Token::Focus);
    for (int grade = 1; grade <= 4; ++grade) look.grades.at(std::size_t(grade) - 1) = theme.grade(Grade(grade));
    look.label = theme.font(TypeSize::Small);
    look.strong = theme.font(TypeSize::Body, true);
    look.rowHeight = theme.rowHeight();
    return look;
}

}  // namespace pitwatch::ui
