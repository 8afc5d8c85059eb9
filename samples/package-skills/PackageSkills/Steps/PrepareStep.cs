using PackageSkills.Preparing;

namespace PackageSkills.Steps;

/// <summary>Gives each restored package a git repository of its own.</summary>
internal static class PrepareStep
{
    public static void Run(PrepareOptions options)
    {
        var packages = RestoredPackage.ReadAll(options.Assets);
        var made = 0;
        Parallel.ForEach(packages, package =>
        {
            var overlay = options.Overlay is null ? null : Path.Combine(options.Overlay, package.Name);
            if (SourceRepository.Ensure(
                Path.Combine(options.Sources, package.Name), package, Directory.Exists(overlay) ? overlay : null))
            {
                Interlocked.Increment(ref made);
            }
        });
        Console.WriteLine($"{packages.Count} packages: {made} made, {packages.Count - made} already there");
    }
}
