using System.Collections;
using System.Management.Automation;

namespace Coro.Module.Input;

/// <summary>Takes names as they come: one, several, or a text of several as a column of a table has them.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NamesAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var given = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return given is IEnumerable many and not string
            ? many.Cast<object?>().SelectMany(One).ToArray()
            : One(given).ToArray();
    }

    private static string[] One(object? item) => item is null ? [] : DependenciesAttribute.Split(LanguagePrimitives.ConvertTo<string>(item));
}
