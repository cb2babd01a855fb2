#include "walllook.h"

#include <ui/common/gradelook.h>

namespace pitwatch::ui {

TileLook tileLook(const Theme& theme)
{
    TileLook look;
    look.background = theme.color(Token::Window);
    look.panel = theme.color(Token::Panel);
    look.text = theme.color(Token::Text);
    look.muted = theme.color(Token::Muted);
    look.focus = theme.color(Token::Focus);
    for (const Grade grade : kGrades) look.grades[static_cast<std::size_t>(grade) - 1] = theme.grade(grade);
    look.caption = theme.font(TypeSize::Body);
    look.label = theme.font(TypeSize::Small);
    return look;
}

}  // namespace pitwatch::ui
