namespace PackageSkills.Steps;

/// <summary>The variables of Coro's step contract.</summary>
internal static class Contract
{
    public static string Required(string name) =>
        Optional(name) ?? throw new Refusal($"the variable {name} is missing: this is a step of a Coro campaign");

    public static string? Optional(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
