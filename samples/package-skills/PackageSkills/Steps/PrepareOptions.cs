namespace PackageSkills.Steps;

/// <summary>What <c>prepare</c> is told.</summary>
/// <param name="Assets">The <c>project.assets.json</c> whose packages are prepared.</param>
/// <param name="Sources">The folder that the repositories go to.</param>
/// <param name="Overlay">A folder with a folder of changes for each package that gets some; null: none.</param>
internal sealed record PrepareOptions(string Assets, string Sources, string? Overlay)
{
    public static PrepareOptions Parse(string[] options)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < options.Length; i += 2)
        {
            if (options[i] is not ("--assets" or "--sources" or "--overlay") || i + 1 == options.Length)
                throw new Refusal($"prepare: '{options[i]}' is not an option with a value; there are --assets, --sources and --overlay");
            values[options[i]] = options[i + 1];
        }

        return new PrepareOptions(Required("--assets"), Required("--sources"), values.GetValueOrDefault("--overlay"));

        string Required(string name) => values.GetValueOrDefault(name) ?? throw new Refusal($"prepare: {name} is missing");
    }
}
