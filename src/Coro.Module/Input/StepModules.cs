using System.Management.Automation;

namespace Coro.Module.Input;

/// <summary>The modules that scripts are to have.</summary>
internal static class StepModules
{
    /// <summary>Those that were named, and those that the caller has loaded from files.</summary>
    /// <param name="cmdlet">The cmdlet; relative paths start at its location.</param>
    /// <param name="named">Names or paths; null: none.</param>
    /// <param name="callers">Whether the caller's own are wanted.</param>
    public static IReadOnlyList<string>? Of(PSCmdlet cmdlet, string[]? named, bool callers)
    {
        var modules = (named ?? []).Select(module => IsPath(module) ? cmdlet.FullPath(module) : module).ToList();
        if (callers)
            modules.AddRange(Loaded(cmdlet));
        return modules.Count == 0 ? null : [.. modules.Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>Gives modules to the scripts among steps that have none of their own.</summary>
    public static IReadOnlyList<StepDefinition> Give(IReadOnlyList<StepDefinition> steps, IReadOnlyList<string>? modules) =>
        modules is null ? steps : [.. steps.Select(step => step is { Script: not null, Modules: null } ? step with { Modules = modules } : step)];

    // What PowerShell itself brings along is there, or loads when it is wanted; and Coro itself would run campaigns in campaigns.
    private static IEnumerable<string> Loaded(PSCmdlet cmdlet) => cmdlet.InvokeCommand.InvokeScript("Get-Module").Select(loaded => loaded.BaseObject)
        .OfType<PSModuleInfo>()
        .Where(module => !module.Name.StartsWith("Microsoft.PowerShell.", StringComparison.Ordinal) && module.Name is not ("Coro" or "PSReadLine"))
        .Where(module => File.Exists(module.Path))
        .Select(module => Manifest(module) ?? module.Path);

    private static string? Manifest(PSModuleInfo module) =>
        Path.Combine(module.ModuleBase, module.Name + ".psd1") is var manifest && File.Exists(manifest) ? manifest : null;

    private static bool IsPath(string module) =>
        module.AsSpan().IndexOfAny('/', '\\') >= 0 || module.EndsWith(".psm1", StringComparison.OrdinalIgnoreCase)
        || module.EndsWith(".psd1", StringComparison.OrdinalIgnoreCase);
}
