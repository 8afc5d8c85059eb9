using System.Management.Automation;
using Coro.Engine.Loading;

namespace Coro.Module.Input;

/// <summary>Takes a duration as a brief has it (30m, 1h30m), as a number of seconds, or as any TimeSpan.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class DurationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var duration = (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
        {
            TimeSpan span => span,
            string text when Durations.TryParse(text.Trim(), out var read) => read,
            string text when double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var seconds) => Seconds(seconds),
            string text when TimeSpan.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var read) => read,
            IConvertible number and not string => Seconds(LanguagePrimitives.ConvertTo<double>(number)),
            var other => throw new ArgumentTransformationMetadataException(
                $"'{other}' is no duration; write for example 45s, 30m or 1h30m, a number of seconds, or give a TimeSpan"),
        };
        return duration >= TimeSpan.Zero
            ? duration
            : throw new ArgumentTransformationMetadataException($"'{inputData}' is less than nothing; give a duration of 0 or more");
    }

    private static TimeSpan Seconds(double seconds) => double.IsFinite(seconds) && Math.Abs(seconds) < 1e9
        ? TimeSpan.FromSeconds(seconds)
        : throw new ArgumentTransformationMetadataException($"{seconds} seconds are more than anybody can wait");
}
