namespace Coro.Engine.Planning;

/// <summary>Something wrong with a graph's edges or names; the loader of a file adds line and column.</summary>
/// <param name="Child">The child's position in the list.</param>
/// <param name="Dependency">The position in its <c>depends_on</c>; null: the child's name is meant.</param>
/// <param name="Code">The diagnostic's code.</param>
/// <param name="Message">What is wrong and what to do about it.</param>
/// <param name="Other">The position of the child that it clashes with; null: there is none.</param>
internal readonly record struct GraphProblem(int Child, int? Dependency, string Code, string Message, int? Other = null)
{
    /// <summary>Where in a brief this is.</summary>
    public string Path => Dependency is { } edge ? $"targets[{Child}].depends_on[{edge}]" : $"targets[{Child}].name";

    public Diagnostic ToDiagnostic() => new() { Code = Code, Message = Message, Path = Path };
}
