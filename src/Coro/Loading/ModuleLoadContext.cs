using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.Loader;

namespace Coro.Loading;

/// <summary>
/// Where the PowerShell module lives with the engine and its dependencies, so that Coro and another module may each
/// bring their own version of a library. Only this assembly is shared with the rest of the session.
/// </summary>
[UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Only the PowerShell module comes here, and nothing of it is trimmed.")]
[UnconditionalSuppressMessage("SingleFile", "IL3000", Justification = "Nor is it one file.")]
public sealed class ModuleLoadContext : AssemblyLoadContext
{
    private static readonly Dictionary<string, Assembly> Loaded = [];

    private readonly string _folder;

    private ModuleLoadContext(string folder)
        : base("Coro") => _folder = folder;

    /// <summary>Loads the module's assembly; the same one each time.</summary>
    /// <param name="folder">The folder that holds <c>Coro.Module.dll</c> and what it needs.</param>
    /// <returns>The assembly with the cmdlets.</returns>
    /// <exception cref="FileNotFoundException">It is not there.</exception>
    /// <exception cref="InvalidOperationException">Another version of Coro is in this process already.</exception>
    public static Assembly LoadModule(string folder)
    {
        folder = Path.GetFullPath(folder);
        Require(Path.Combine(folder, "Coro.dll"));
        lock (Loaded)
        {
            // A second copy would have cmdlets and completers that share nothing with the first, so importing again
            // has to give the same.
            if (!Loaded.TryGetValue(folder, out var module))
            {
                module = new ModuleLoadContext(folder).LoadFromAssemblyPath(Path.Combine(folder, "Coro.Module.dll"));
                Loaded.Add(folder, module);
            }

            return module;
        }
    }

    // .NET cannot unload this assembly, whichever was asked for, and the cmdlets of one version do not work with the types of another.
    private static void Require(string path)
    {
        var own = typeof(ModuleLoadContext).Assembly;
        if (own.Location == path)
            return;
        var (there, wanted) = (own.GetName().Version, AssemblyName.GetAssemblyName(path).Version);
        if (there != wanted)
            throw new InvalidOperationException($"Coro {there} is loaded in this session already, and {wanted} cannot be added. Start a new PowerShell, then import it.");
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var own = typeof(ModuleLoadContext).Assembly;
        if (assemblyName.Name == own.GetName().Name)
            return own;
        var path = Path.Combine(_folder, assemblyName.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
