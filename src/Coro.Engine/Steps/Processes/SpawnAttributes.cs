using System.Runtime.InteropServices;

namespace Coro.Engine.Steps.Processes;

/// <summary>
/// What every spawned process starts with: a session of its own (where the system can; else a process group), no
/// blocked signal, and every signal at its default, since the runtime ignores SIGPIPE and a step must not inherit that.
/// </summary>
internal static unsafe class SpawnAttributes
{
    private const short SetGroup = 0x02;
    private const short SetSignalDefault = 0x04;
    private const short SetSignalMask = 0x08;

    /// <summary>Made once and only read from then on.</summary>
    public static readonly nint Shared = Make();

    private static short NewSession =>
        OperatingSystem.IsLinux() ? (short)0x80 : OperatingSystem.IsMacOS() ? (short)0x400 : SetGroup;

    private static nint Make()
    {
        var attributes = NativeMemory.AllocZeroed(Libc.Opaque);
        Libc.posix_spawnattr_init(attributes);
        Libc.posix_spawnattr_setflags(attributes, (short)(SetSignalDefault | SetSignalMask | NewSession));
        Libc.posix_spawnattr_setpgroup(attributes, 0);

        var signals = stackalloc byte[Libc.Opaque];
        Libc.sigemptyset(signals);
        Libc.posix_spawnattr_setsigmask(attributes, signals);
        Libc.sigfillset(signals);
        Libc.sigdelset(signals, Libc.SigKill);
        Libc.sigdelset(signals, Libc.SigStop);
        Libc.posix_spawnattr_setsigdefault(attributes, signals);
        return (nint)attributes;
    }
}
