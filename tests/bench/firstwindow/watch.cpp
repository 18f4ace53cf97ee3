// SPDX-License-Identifier: GPL-3.0-or-later
// bench_firstwindow_watch SETTLE_MS PROGRAM ARG…: starts a program on $DISPLAY and prints, on one line,
//   milliseconds from before its exec until a window of at least 400x300 shows something, the milliseconds of processor
//   time that it had used by then, and SETTLE_MS later its RSS, PSS and peak RSS in MB.
// Then it asks the window to close, as a window manager would, and after 5 s ends the process that it started. The
// screen must be ours alone: its ground is painted in a colour that no program uses, and what hides it is a frame.
#include <X11/Xlib.h>
#include <X11/Xutil.h>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr unsigned long ground = 0xff00ff;
constexpr auto patience = 60s;

double milliseconds(Clock::duration duration)
{
    return std::chrono::duration<double, std::milli>(duration).count();
}

// Processor time of all threads (the first field of schedstat is nanoseconds on a processor, proc(5)).
double processorTime(pid_t process)
{
    double sum = 0;
    std::error_code gone;
    const auto tasks = "/proc/" + std::to_string(process) + "/task";
    for (const auto &task : std::filesystem::directory_iterator(tasks, gone)) {
        std::ifstream file(task.path() / "schedstat");
        double nanoseconds = 0;
        file >> nanoseconds;
        sum += nanoseconds / 1e6;
    }
    return sum;
}

// A field in kB of a file of the process, in MB.
double megabytes(pid_t process, const char *name, const std::string &field)
{
    std::ifstream file("/proc/" + std::to_string(process) + '/' + name);
    std::string line;
    while (std::getline(file, line)) {
        if (line.starts_with(field))
            return std::strtod(line.c_str() + field.size(), nullptr) / 1024;
    }
    return 0;
}

class Ground
{
public:
    Ground()
        : m_display(XOpenDisplay(nullptr))
    {
        if (!m_display)
            return;
        m_root = DefaultRootWindow(m_display);
        XSetErrorHandler([](Display *, XErrorEvent *) { return 0; }); // windows may go while they are asked about
        XSelectInput(m_display, m_root, SubstructureNotifyMask);
        XSetWindowBackground(m_display, m_root, ground);
        XClearWindow(m_display, m_root);
        XSync(m_display, False);
    }

    [[nodiscard]] bool isOpen() const { return m_display != nullptr; }

    // The first large window that has been mapped; 0 as long as there is none.
    Window window()
    {
        while (m_window == 0 && XPending(m_display) > 0) {
            XEvent event;
            XNextEvent(m_display, &event);
            XWindowAttributes is;
            if (event.type == MapNotify && event.xmap.event == m_root &&
                XGetWindowAttributes(m_display, event.xmap.window, &is) && is.width >= 400 && is.height >= 300) {
                m_window = event.xmap.window;
                m_row = is.y + is.height / 2;
                m_left = std::max(0, is.x);
                m_width = std::min(is.width, DisplayWidth(m_display, 0) - m_left);
            }
        }
        return m_window;
    }

    // Whether a line through the middle of the window is painted.
    [[nodiscard]] bool isPainted() const
    {
        XImage *line = XGetImage(m_display, m_root, m_left, m_row, unsigned(m_width), 1, AllPlanes, ZPixmap);
        if (!line)
            return false;
        int painted = 0;
        for (int x = 0; x < m_width; ++x)
            painted += (XGetPixel(line, x, 0) & 0xffffff) != ground ? 1 : 0;
        XDestroyImage(line);
        return painted > m_width * 9 / 10;
    }

    void askToClose()
    {
        XEvent event{};
        event.xclient.type = ClientMessage;
        event.xclient.window = m_window;
        event.xclient.message_type = XInternAtom(m_display, "WM_PROTOCOLS", False);
        event.xclient.format = 32;
        event.xclient.data.l[0] = long(XInternAtom(m_display, "WM_DELETE_WINDOW", False));
        XSendEvent(m_display, m_window, False, NoEventMask, &event);
        XSync(m_display, False);
    }

private:
    Display *m_display;
    Window m_root = 0;
    Window m_window = 0;
    int m_row = 0;
    int m_left = 0;
    int m_width = 0;
};

bool hasEnded(pid_t process, std::chrono::milliseconds within)
{
    const auto end = Clock::now() + within;
    while (waitpid(process, nullptr, WNOHANG) == 0) {
        if (Clock::now() >= end)
            return false;
        std::this_thread::sleep_for(2ms);
    }
    return true;
}

void end(Ground &screen, pid_t process)
{
    screen.askToClose();
    if (hasEnded(process, 5s))
        return;
    kill(process, SIGTERM);
    if (!hasEnded(process, 5s)) {
        kill(process, SIGKILL);
        waitpid(process, nullptr, 0);
    }
}

int watch(Ground &screen, std::chrono::milliseconds settle, char **command)
{
    const auto start = Clock::now();
    const pid_t process = fork();
    if (process == 0) {
        execvp(command[0], command);
        _exit(127);
    }
    while (screen.window() == 0 || !screen.isPainted()) {
        if (Clock::now() - start > patience || waitpid(process, nullptr, WNOHANG) == process) {
            std::fprintf(stderr, "%s showed no window\n", command[0]);
            kill(process, SIGTERM);
            return 1;
        }
        std::this_thread::sleep_for(300us);
    }
    const auto frame = Clock::now() - start;
    const double processor = processorTime(process);
    std::this_thread::sleep_for(settle);
    std::printf("%.2f %.2f %.1f %.1f %.1f\n", milliseconds(frame), processor,
                megabytes(process, "smaps_rollup", "Rss:"), megabytes(process, "smaps_rollup", "Pss:"),
                megabytes(process, "status", "VmHWM:"));
    end(screen, process);
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 3)
        return 2;
    Ground screen;
    if (!screen.isOpen()) {
        std::fprintf(stderr, "there is no display\n");
        return 2;
    }
    return watch(screen, std::chrono::milliseconds(std::atoi(argv[1])), argv + 2);
}
