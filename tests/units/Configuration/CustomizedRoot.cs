using Coro.Engine.Configuration;
using Coro.Tests.Support;

namespace Coro.Tests.Configuration;

/// <summary>A root with customization files of a test's own.</summary>
internal sealed class CustomizedRoot : IDisposable
{
    private readonly TempFolder _folder = new();

    /// <summary>The root. It lies in a folder that is the test's as well.</summary>
    public string Path => _folder.In("root");

    public CustomizedRoot Team(string text)
    {
        _folder.Write("root/customize.toml", text);
        return this;
    }

    public CustomizedRoot Personal(string text)
    {
        _folder.Write("root/customize.user.toml", text);
        return this;
    }

    /// <summary>Writes any file; the name is relative to the folder that the root lies in.</summary>
    public CustomizedRoot With(string name, string text)
    {
        _folder.Write(name, text);
        return this;
    }

    public string In(params string[] parts) => _folder.In(parts);

    public Customization Load() => Customization.Load(Path);

    public CampaignSettings Settings => Load().Require().Settings(_folder.Path);

    /// <summary>What is not as Coro brings it along: key, value, and which file says so.</summary>
    public IEnumerable<string> Changed => Load().Require().Values.Where(value => value.Line is not null)
        .Select(value => $"{value.Key} = {value.Text} ({System.IO.Path.GetFileName(value.Origin)}:{value.Place})");

    /// <summary>What is wrong, without the folder that nobody knows beforehand.</summary>
    public IEnumerable<string> Problems => Load().Diagnostics.Select(problem => problem.ToString().Replace(Path + System.IO.Path.DirectorySeparatorChar, ""));

    public void Dispose() => _folder.Dispose();
}
