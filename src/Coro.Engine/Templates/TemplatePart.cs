namespace Coro.Engine.Templates;

/// <summary>A piece of a template.</summary>
/// <param name="Text">The text as it is, or a placeholder's name.</param>
/// <param name="IsPlaceholder">Whether it is the latter.</param>
internal readonly record struct TemplatePart(string Text, bool IsPlaceholder);
