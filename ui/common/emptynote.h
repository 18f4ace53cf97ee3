// SPDX-License-Identifier: GPL-3.0-or-later
// A sentence in the middle of an empty place. GUI thread only; owned by its parent.
#pragma once

class QLabel;
class QWidget;

namespace tidemark::ui {

[[nodiscard]] QLabel *emptyNote(QWidget *parent);

} // namespace tidemark::ui
