using Coro.Engine.History;
using Coro.Engine.Running;

namespace Coro.Engine.Stages;

/// <summary>Finds the architecture document: where the campaign says, else where such documents usually lie beside a brief.</summary>
internal static class ArchitectureDocument
{
    private static readonly string[] Usual =
        [Path.Combine("docs", "architecture.md"), Path.Combine("_bmad-output", "planning-artifacts", "architecture.md")];

    /// <summary>Looks for it, and tells and records where it was found unless the campaign knows already.</summary>
    /// <returns>Its absolute path; null: there is none.</returns>
    public static string? Find(RunContext run)
    {
        var named = run.Settings.ArchitectureDocPath;
        if (named is not null && File.Exists(named))
            return named;
        if (Usual.FirstOrDefault(place => File.Exists(Path.Combine(run.Settings.Origin, place))) is not { } place)
            return null;
        var path = Path.Combine(run.Settings.Origin, place);
        run.Record(new ArchitectureFound(path));
        run.Note(named is null
            ? $"the architecture document is {place}"
            : $"the architecture document is {place}, since {named} (architecture_doc_path) is not there");
        return path;
    }

    /// <summary>Why there is none, as the end of a sentence.</summary>
    public static string WhyNone(CampaignSettings settings)
    {
        var usual = string.Join(" nor ", Usual);
        return settings.ArchitectureDocPath is { } named
            ? $"there is no architecture document: neither {named} (architecture_doc_path) nor {usual} in {settings.Origin}"
            : $"there is no architecture document: neither {usual} in {settings.Origin}; name it in architecture_doc_path";
    }
}
