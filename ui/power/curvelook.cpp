#include "curvelook.h"

#include <ui/common/theme.h>

namespace pitwatch::ui {

CurveLook curveLook(const Theme& theme)
{
    CurveLook look;
    look.background = theme.color(Token::Window);
    look.panel = theme.color(Token::Panel);
    look.line = theme.color(Token::Line);
    look.text = theme.color(Token::Text);
    look.muted = theme.color(Token::Muted);
    for (int i = 0; i < 6; ++i) look.series.push_back({theme.curve(i), theme.curveDash(i)});
    look.title = theme.font(TypeSize::Body, true);
    look.label = theme.font(TypeSize::Small);
    return look;
}

}  // namespace pitwatch::ui
