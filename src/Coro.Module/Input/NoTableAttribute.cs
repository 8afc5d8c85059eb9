using System.Collections;
using System.Management.Automation;

namespace Coro.Module.Input;

/// <summary>Takes no hashtable for a name: PowerShell would make a text of it, since it binds properties, not keys.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NoTableAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is IDictionary
            ? throw new ArgumentTransformationMetadataException("A hashtable is no name. Make it an object, whose properties are taken by their names: [pscustomobject] @{ Name = ... }")
            : inputData;
}
