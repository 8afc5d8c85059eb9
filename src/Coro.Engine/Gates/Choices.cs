namespace Coro.Engine.Gates;

/// <summary>The answers to Coro's questions, as words: which there are at which kind of gate.</summary>
internal static class Choices
{
    public const string Run = "run";
    public const string Halt = "halt";
    public const string Accept = "accept";
    public const string Rerun = "rerun";
    public const string Skip = "skip";
    public const string Force = "force";
    public const string Export = "export";
    public const string Cancel = "cancel";
    public const string Resume = "resume";
    public const string Overwrite = "overwrite";
    public const string Continue = "continue";
    public const string Rebuild = "rebuild";
    public const string Next = "next";
    public const string Keep = "keep";
    public const string Recover = "recover";
    public const string Journal = "journal";
    public const string File = "file";
    public const string Merged = "merged";
    public const string Closed = "closed";

    /// <summary>At a prompt only: decide about one child after the other.</summary>
    public const string Each = "each";

    /// <summary>All that gates of a kind may offer; one of them may offer less. The first is the one that goes on.</summary>
    public static IReadOnlyList<string> Of(GateKind kind) => kind switch
    {
        GateKind.Plan => [Run, Halt],
        GateKind.Dependency => [Rerun, Skip, Force, Halt],
        GateKind.Deadlock => [Skip, Force, Halt],
        GateKind.Quality => [Accept, Rerun, Skip],
        GateKind.Export => [Export, Cancel],
        GateKind.Recovery => [Keep, Recover],
        GateKind.Merge => [Merged, Closed, Skip],
        GateKind.Integration => [Accept, Rerun, Halt],
        GateKind.Conflict => [Journal, File],
        GateKind.Existing => [Resume, Overwrite],
        GateKind.Present => [Rebuild, Keep, Halt],
        GateKind.From => [Rerun, Next, Halt],
        GateKind.Checkpoint => [Continue, Halt],
        _ => [],
    };
}
