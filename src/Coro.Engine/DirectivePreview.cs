using Coro.Engine.Directives;

namespace Coro.Engine;

/// <summary>Shows how Coro understands a directive, before it counts.</summary>
public static class DirectivePreview
{
    /// <summary>For a campaign that is to be started.</summary>
    /// <param name="definition">The campaign.</param>
    /// <param name="path">The directive; absolute. Null: the one that the brief names.</param>
    /// <returns>What would count; an empty one where the file that the brief names does not exist.</returns>
    /// <exception cref="UsageException">There is no such file, or neither names one.</exception>
    public static CampaignDirective Of(CampaignDefinition definition, string? path = null)
    {
        var file = path ?? definition.Settings.DirectivePath ?? throw new UsageException(
            "The brief names no directive (directive_path). Name the file to look at.");
        return Of(file, path is not null, definition.Children.Select(child => child.Name), definition.Settings.QualityGate);
    }

    /// <summary>For any campaign.</summary>
    /// <param name="path">The directive; absolute.</param>
    /// <param name="isNamed">Whether the user named it, so that it has to exist.</param>
    /// <param name="children">The names of the campaign's children.</param>
    /// <param name="gate">The bar that the brief sets.</param>
    internal static CampaignDirective Of(string path, bool isNamed, IEnumerable<string> children, QualityGate gate)
    {
        var file = DirectiveFile.Read(path);
        if (isNamed && file is { Sha256: null, Problem: null })
            throw new UsageException($"The directive '{path}' does not exist. Check its path.");
        var directive = DirectiveParser.Parse(file.Text ?? "", path, children, gate) with { Sha256 = file.Sha256 };
        return file.Problem is { } problem ? directive with { Problems = [problem, .. directive.Problems] } : directive;
    }
}
