using System.Management.Automation;

namespace Coro.Module.Input;

/// <summary>Takes no child for a path, so that PowerShell goes on looking for the parameter that children are for.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NoChildAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    // With this inner exception it is a parameter that does not fit; with any other it would be an error.
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is ChildDefinition child
            ? throw new ArgumentTransformationMetadataException($"Child '{child.Name}' is no path.", new PSInvalidCastException())
            : inputData;
}
