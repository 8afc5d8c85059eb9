using System.Text.Json.Serialization;

namespace PackageSkills.Analysing;

/// <summary>Everything that the later steps need to know about a package: the content of <c>analysis.json</c>.</summary>
internal sealed record PackageAnalysis
{
    public required string Name { get; init; }
    public required string Version { get; init; }

    /// <summary>The commit of the package's repository that all of this was read at.</summary>
    public required string Commit { get; init; }

    public required Nuspec Nuspec { get; init; }

    /// <summary>Null: the package has none.</summary>
    public Readme? Readme { get; init; }

    public required IReadOnlyList<ApiType> Types { get; init; }

    /// <summary>The files that change how a project builds.</summary>
    public required IReadOnlyList<string> BuildFiles { get; init; }

    /// <summary>Names that the README gives as code and that neither the package nor .NET has.</summary>
    public required IReadOnlyList<string> DocRot { get; init; }
}

/// <summary>A public type.</summary>
/// <param name="Name">The whole name, with type parameters as in C#: <c>Ns.Outer.Inner&lt;T1&gt;</c>.</param>
/// <param name="Namespace">The namespace; empty: the global one.</param>
/// <param name="Kind">class, struct, interface, enum or delegate.</param>
/// <param name="Members">How many public members it declares.</param>
/// <param name="Summary">The first sentence of its documentation; null: it has none.</param>
/// <param name="DocumentedMembers">The names of its members that have documentation.</param>
internal sealed record ApiType(
    string Name, string Namespace, string Kind, int Members, string? Summary, IReadOnlyList<string> DocumentedMembers)
{
    /// <summary>Whether there is anything to tell about it.</summary>
    [JsonIgnore]
    public bool IsDocumented => Summary is not null || DocumentedMembers.Count > 0;
}
