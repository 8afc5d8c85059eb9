using Coro.Engine.History;

namespace Coro.Engine.State;

/// <summary>Says whether a state is valid, and everything that is wrong with it. It only reads.</summary>
internal static class StateChecker
{
    private const string JournalPath = "(journal)";

    /// <summary>Checks a state file.</summary>
    /// <param name="disk">Where it is.</param>
    /// <param name="path">The file; absolute.</param>
    /// <param name="shown">How the user named it.</param>
    public static StateCheck CheckFile(IDisk disk, string path, string shown) => Check(StateFile.Load(disk, path), shown, out _);

    /// <summary>Checks a campaign's state file, and whether its journal is whole.</summary>
    public static StateCheck Check(IDisk disk, Workspace workspace)
    {
        var file = StateFile.Load(disk, workspace.Checkpoint);
        if (!disk.Exists(workspace.Journal))
            return Check(file, workspace.Checkpoint, out _);

        // A campaign that has just begun has no state file yet.
        var vouched = file.Exists;
        var scan = JournalReader.Read(disk, workspace.Journal, vouched ? null : entry => vouched |= entry.Event is CheckpointWritten);
        long reached = 0;
        var check = vouched ? Check(file, workspace.Checkpoint, out reached) : new() { Path = workspace.Checkpoint };
        var errors = JournalErrors(scan, reached, workspace, check.Format).ToList();
        return errors.Count == 0 ? check
            : check with { Errors = [.. check.Errors, .. errors], HaltReason = check.HaltReason ?? StateCheck.Invalid };
    }

    private static IEnumerable<Diagnostic> JournalErrors(JournalScan? scan, long reached, Workspace workspace, StateFormat? format)
    {
        if (format == StateFormat.SkillForge)
        {
            yield return Of(
                workspace.Checkpoint, "skill-forge-state",
                "this is Skill Forge's state, but the journal beside it is Coro's, and holds; import this one as a campaign of its own", null);
        }

        if (scan?.IsDamaged(reached) == true)
        {
            yield return Of(
                workspace.Journal, "journal-damaged",
                $"the journal is damaged after entry {scan.End.Sequence}, although later entries were on the disk once; see what a repair would do",
                scan.BadLine > 0 ? (int)Math.Min(scan.BadLine, int.MaxValue) : null);
        }
    }

    private static Diagnostic Of(string file, string code, string message, int? line) =>
        new() { Code = code, Message = message, File = file, Path = JournalPath, Line = line };

    private static StateCheck Check(StateFile file, string shown, out long reached)
    {
        reached = 0;
        if (!file.Exists)
        {
            return new()
            {
                Path = shown,
                Errors = [new() { Code = StateCheck.Missing, Message = "there is no such file; check the path", File = shown }],
                HaltReason = StateCheck.Missing,
            };
        }

        var read = file.Examine(shown);
        reached = read.State?.Sequence ?? 0;
        return new()
        {
            Path = shown,
            Format = read.Format,
            Errors = read.Diagnostics,
            HaltReason = read.Diagnostics.Count == 0 ? null : read.IsYaml ? StateCheck.Invalid : StateCheck.Malformed,
        };
    }
}
