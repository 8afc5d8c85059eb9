namespace Coro.Engine.Loading;

/// <summary>The brief that lies in a folder under its usual name, for whoever looks at a plan and names no file.</summary>
public static class PresentBrief
{
    /// <summary>The usual name of a brief.</summary>
    public const string UsualName = "campaign-brief.yaml";

    private static readonly string[] All = [UsualName, "campaign-brief.yml"];

    /// <summary>The name of a brief in PowerShell's own notation, which PowerShell alone reads.</summary>
    private const string DataName = "campaign-brief.psd1";

    /// <summary>Looks for it.</summary>
    /// <param name="folder">The folder; absolute.</param>
    /// <param name="dataFiles">Whether the caller reads PowerShell data files, too.</param>
    /// <returns>Its name in that folder; null: there is none.</returns>
    public static string? Find(string folder, bool dataFiles = false) =>
        All.Concat(dataFiles ? [DataName] : []).FirstOrDefault(name => File.Exists(Path.Combine(folder, name)));
}
