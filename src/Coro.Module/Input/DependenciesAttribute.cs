using System.Collections;
using System.Management.Automation;

namespace Coro.Module.Input;

/// <summary>Takes dependencies as they come: names, texts of several names as a column of a table has them, children.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class DependenciesAttribute : ArgumentTransformationAttribute
{
    private static readonly char[] Separators = [',', ';'];

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var given = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return given is IEnumerable many and not string
            ? many.Cast<object?>().SelectMany(One).ToArray()
            : One(given).ToArray();
    }

    private static IEnumerable<Dependency> One(object? item) => (item is PSObject wrapped ? wrapped.BaseObject : item) switch
    {
        null => [],
        Dependency dependency => [dependency],
        CampaignChild child => [new(child.Name)],
        ChildDefinition child => [new(child.Name)],
        var other => Split(LanguagePrimitives.ConvertTo<string>(other)).Select(name => new Dependency(name)),
    };

    /// <summary>The names in a text.</summary>
    public static string[] Split(string text) =>
        text.Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
