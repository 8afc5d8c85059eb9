using System.Management.Automation.Host;
using System.Text;

namespace Coro.Module.Hosting;

/// <summary>
/// A line that a person types at a console, read key by key: what a host's own prompt cannot do is to stop asking when the question is
/// settled elsewhere.
/// </summary>
/// <param name="ui">The console.</param>
internal sealed class TypedLine(PSHostUserInterface ui)
{
    private const char Backspace = '\b';
    private const char Delete = '\x7f';
    private const char EndOfInput = '\x04';
    private const char EraseLine = '\x15';
    private const char Escape = '\x1b';

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);
    private readonly StringBuilder _text = new();

    /// <summary>Whether a host lets its keys be read so.</summary>
    public static bool IsPossible(PSHost host) =>
        host.Name == "ConsoleHost" && !Console.IsInputRedirected && !Console.IsOutputRedirected;

    /// <summary>Reads it.</summary>
    /// <param name="isSettled">Whether nobody wants the line any more.</param>
    /// <returns>The line; null: the input has ended, or nobody wants it any more.</returns>
    public string? Read(Func<bool> isSettled)
    {
        while (!isSettled())
        {
            if (!ui.RawUI.KeyAvailable)
            {
                Thread.Sleep(Look);
                continue;
            }

            switch (ui.RawUI.ReadKey(ReadKeyOptions.NoEcho | ReadKeyOptions.IncludeKeyDown).Character)
            {
                case '\r' or '\n':
                    ui.WriteLine();
                    return _text.ToString();
                case EndOfInput when _text.Length == 0:
                    ui.WriteLine();
                    return null;
                case Backspace or Delete:
                    Erase();
                    break;
                case EraseLine or Escape:
                    while (_text.Length > 0)
                        Erase();
                    break;
                case var typed when !char.IsControl(typed):
                    _text.Append(typed);
                    Console.Out.Write(typed);
                    break;
            }
        }

        // The line of the question is still open.
        ui.WriteLine();
        return null;
    }

    private void Erase()
    {
        if (_text.Length == 0)
            return;
        _text.Length -= _text.Length > 1 && char.IsSurrogatePair(_text[^2], _text[^1]) ? 2 : 1;
        Console.Out.Write("\b \b");
    }
}
