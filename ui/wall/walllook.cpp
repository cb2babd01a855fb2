#include "walllook.h"

#include <ui/common/theme.h>

namespace pitwatch::ui {

TileLook tileLook(const Theme& theme)
{
    TileLook look;
    look.background = theme.color(Token::Window);
    look.panel = theme.color(Token::Panel);
    look.text = theme.color(Token::Text);
    look.muted = theme.color(Token::Muted);
    look.focus = theme.color(Token::Focus);
    look.caption = theme.font(TypeSize::Body);
    look.label = theme.font(TypeSize::Small);
    return look;
}

}  // namespace pitwatch::ui
