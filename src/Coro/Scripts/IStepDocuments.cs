namespace Coro;

/// <summary>What a script block's step finds on disk. Each is made when it is asked for, since most blocks need none of it.</summary>
public interface IStepDocuments
{
    /// <summary>The absolute folder of the attempt, which exists when this returns.</summary>
    string Folder { get; }

    /// <summary>The kickoff's text.</summary>
    string Kickoff { get; }

    /// <summary>The file that holds the kickoff.</summary>
    string KickoffPath { get; }

    /// <summary>The file context.json: all that there is to know, for a program to read.</summary>
    string ContextPath { get; }
}
