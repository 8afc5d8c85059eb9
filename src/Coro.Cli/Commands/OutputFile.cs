using System.CommandLine;
using System.Text;

namespace Coro.Cli.Commands;

/// <summary>Where a command puts a text that it makes: standard output, or a file that is not replaced unasked.</summary>
internal static class OutputFile
{
    public static Option<string?> Option(string description)
    {
        var option = Options.Text("--output", "file", description);
        option.Aliases.Add("--out");
        return option;
    }

    public static Option<bool> Force() => new("--force") { Description = "Replace the file if it exists." };

    /// <summary>Writes the text, and tells the file's absolute path.</summary>
    /// <param name="context">The surroundings.</param>
    /// <param name="text">The text.</param>
    /// <param name="file">The file, as the user named it; null: standard output.</param>
    /// <param name="force">Whether to replace it.</param>
    /// <exception cref="InvalidStateException">The file exists already.</exception>
    public static void Write(CommandContext context, string text, string? file, bool force)
    {
        if (file is null)
        {
            context.Out.Flush();
            context.OutStream.Write(Encoding.UTF8.GetBytes(text));
            return;
        }

        var target = Path.GetFullPath(file, context.CurrentFolder);
        if (File.Exists(target) && !force)
            throw new InvalidStateException($"'{target}' exists already. Choose another --output, or give --force to replace it.");
        File.WriteAllText(target, text);
        context.Out.WriteLine(target);
    }
}
