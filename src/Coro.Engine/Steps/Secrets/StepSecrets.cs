namespace Coro.Engine.Steps.Secrets;

/// <summary>A step's secrets: variables of the environment, by name. Their values are read when the step runs, and are on record nowhere.</summary>
internal static class StepSecrets
{
    /// <summary>Whether something can be the name of a variable.</summary>
    public static bool IsName(string? name) => name is { Length: > 0 and <= 128 } && !char.IsAsciiDigit(name[0])
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    /// <summary>What is wrong with the name of a secret, in words that follow it.</summary>
    public const string NoName = "is no name of an environment variable: letters, digits and '_'";

    /// <summary>Hides the values of a step's secrets.</summary>
    public static SecretMask Mask(StepRequest request) => request.Step.Secrets is { Count: > 0 } names
        ? new(names.Select(name => Value(request, name) ?? ""))
        : SecretMask.None;

    /// <summary>Why a step cannot be run, since a secret of it is not there; null: all are.</summary>
    public static string? Missing(StepRequest request)
    {
        var missing = (request.Step.Secrets ?? []).Where(name => string.IsNullOrEmpty(Value(request, name))).ToList();
        return missing.Count == 0
            ? null
            : $"its secret{(missing.Count == 1 ? "" : "s")} {string.Join(", ", missing)} {(missing.Count == 1 ? "is" : "are")} not set in the environment that the "
                + "campaign runs in; set the variable and resume the campaign";
    }

    private static string? Value(StepRequest request, string name) =>
        request.Environment.GetValueOrDefault(name) ?? Environment.GetEnvironmentVariable(name);
}
