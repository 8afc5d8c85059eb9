using System.Runtime.InteropServices;

namespace Coro.Engine.Steps.Processes;

/// <summary>
/// The C library's calls on processes. None of them takes a variable number of arguments where it is called with more
/// than the fixed ones, except on Linux, where that makes no difference.
/// </summary>
internal static unsafe partial class Libc
{
    public const int SigKill = 9;
    public const int SigTerm = 15;
    public static readonly int SigStop = OperatingSystem.IsLinux() ? 19 : 17;
    public static readonly int SigCont = OperatingSystem.IsLinux() ? 18 : 19;
    public static readonly int SigChld = OperatingSystem.IsLinux() ? 17 : 20;

    public const int ErrNoEntry = 2;
    public const int ErrInterrupted = 4;
    public const int ErrTooBig = 7;
    public const int ErrNoExec = 8;
    public const int ErrAccess = 13;

    public const int ReadOnly = 0;
    public const int WriteOnly = 1;
    public const int ReadWrite = 2;
    public static readonly int Create = OperatingSystem.IsLinux() ? 0x40 : 0x200;
    public static readonly int Append = OperatingSystem.IsLinux() ? 0x400 : 0x8;
    public static readonly int NonBlocking = OperatingSystem.IsLinux() ? 0x800 : 0x4;
    public static readonly int CloseOnExec = OperatingSystem.IsLinux() ? 0x80000 : 0x1000000;

    /// <summary>May be executed.</summary>
    public const int Executable = 1;

    /// <summary>The resource <c>RLIMIT_NOFILE</c>.</summary>
    public static readonly int LimitOfFiles = OperatingSystem.IsLinux() ? 7 : 8;

    public const int WaitForPid = 1;
    public const int WaitExited = 4;
    public static readonly int WaitButLeave = OperatingSystem.IsLinux() ? 0x01000000 : 0x20;

    /// <summary>Room for any system's <c>siginfo_t</c>, <c>sigset_t</c>, <c>struct sigaction</c> and spawn objects.</summary>
    public const int Opaque = 1024;

    [LibraryImport("libc")]
    public static partial int posix_spawn(int* pid, byte* path, void* actions, void* attributes, byte** argv, byte** envp);

    [LibraryImport("libc")]
    public static partial int posix_spawn_file_actions_init(void* actions);

    [LibraryImport("libc")]
    public static partial int posix_spawn_file_actions_destroy(void* actions);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int posix_spawn_file_actions_addopen(void* actions, int fd, string path, int flags, uint mode);

    [LibraryImport("libc")]
    public static partial int posix_spawn_file_actions_adddup2(void* actions, int from, int to);

    [LibraryImport("libc")]
    public static partial int posix_spawnattr_init(void* attributes);

    [LibraryImport("libc")]
    public static partial int posix_spawnattr_setflags(void* attributes, short flags);

    [LibraryImport("libc")]
    public static partial int posix_spawnattr_setpgroup(void* attributes, int group);

    [LibraryImport("libc")]
    public static partial int posix_spawnattr_setsigmask(void* attributes, void* signals);

    [LibraryImport("libc")]
    public static partial int posix_spawnattr_setsigdefault(void* attributes, void* signals);

    [LibraryImport("libc")]
    public static partial int sigemptyset(void* signals);

    [LibraryImport("libc")]
    public static partial int sigfillset(void* signals);

    [LibraryImport("libc")]
    public static partial int sigdelset(void* signals, int signal);

    [LibraryImport("libc")]
    public static partial int sigaction(int signal, void* action, void* old);

    [LibraryImport("libc")]
    public static partial nint signal(int signal, nint handler);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int waitid(int kind, int pid, void* info, int options);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int waitpid(int pid, int* status, int options);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int kill(int pid, int signal);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int access(string path, int mode);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int open(string path, int flags, uint mode);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int open(string path, int flags);

    [LibraryImport("libc", SetLastError = true)]
    public static partial nint read(int fd, byte* buffer, nint size);

    [LibraryImport("libc", SetLastError = true)]
    public static partial nint write(int fd, byte* bytes, nint size);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int mkdir(string path, uint mode);

    [LibraryImport("libc")]
    public static partial int close(int fd);

    /// <summary>The limit that holds, and the highest that may be asked for.</summary>
    [LibraryImport("libc")]
    public static partial int getrlimit(int resource, nuint* limits);

    /// <summary>Linux only.</summary>
    [LibraryImport("libc")]
    public static partial int gettid();

    /// <summary>Seconds and nanoseconds of a clock.</summary>
    [LibraryImport("libc")]
    public static partial int clock_gettime(int clock, long* time);
}
