namespace Coro.Engine.Directives;

/// <summary>One order: a line of a section that is read line by line, with the lines that belong to it.</summary>
/// <param name="Section">The section; never guidance.</param>
/// <param name="Line">Where it begins, from 1.</param>
/// <param name="LastLine">Where it ends.</param>
/// <param name="Text">Its text, without the mark of a list item.</param>
internal sealed record DirectiveItem(DirectiveSection Section, int Line, int LastLine, string Text);
