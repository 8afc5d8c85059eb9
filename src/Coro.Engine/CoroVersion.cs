using System.Reflection;

namespace Coro.Engine;

/// <summary>Which Coro this is.</summary>
public static class CoroVersion
{
    /// <summary>The version, for example <c>0.1.0</c>.</summary>
    public static string Text { get; } =
        typeof(CoroVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";
}
