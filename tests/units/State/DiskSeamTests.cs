using System.Text.RegularExpressions;
using Coro.Tests.Support;

namespace Coro.Tests.State;

/// <summary>What changes a campaign's files goes through the disk's seam: past it nothing is checked for power cuts.</summary>
public sealed partial class DiskSeamTests
{
    // The disk itself; what only reads; and a file whose loss costs nothing.
    private static readonly string[] Exceptions = ["RealDisk.cs", "LockOwner.cs", "ProcessIdentity.cs", "CampaignFolders.cs", "RootIgnore.cs"];

    [Fact]
    public void Nothing_of_the_state_goes_past_it() => Directory
        .EnumerateFiles(Repository.In("src", "Coro.Engine", "State"), "*.cs", SearchOption.AllDirectories)
        .Where(file => !Exceptions.Contains(Path.GetFileName(file)))
        .SelectMany(file => File.ReadLines(file).Where(line => PastIt().IsMatch(line)).Select(line => $"{Path.GetFileName(file)}: {line.Trim()}"))
        .ShouldBeEmpty();

    [GeneratedRegex(@"(?<![\w.])(File|Directory)\.[A-Z]|new (FileStream|StreamWriter|FileInfo|DirectoryInfo)\b")]
    private static partial Regex PastIt();
}
