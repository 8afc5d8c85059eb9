using Coro.Engine.Running;
using Coro.Engine.State;

namespace Coro.Engine.Contracts;

/// <summary>Puts what steps answer about contracts into the files that all read.</summary>
internal static class ContractDesk
{
    /// <summary>Writes down what a child shipped, as its steps told it.</summary>
    public static void Ship(RunContext run, ChildState child)
    {
        if (child.Contracts.Count == 0)
            return;
        Write(run, ContractFile.Of(run.Workspace, child.Name), [.. child.Contracts.Select(contract => contract with { Producer = child.Name })]);
    }

    /// <summary>What an earlier attempt shipped does not count for this one.</summary>
    public static void Forget(RunContext run, ChildState child)
    {
        try
        {
            File.Delete(ContractFile.Of(run.Workspace, child.Name));
        }
        catch (DirectoryNotFoundException)
        {
            // There are no contracts at all.
        }
    }

    /// <summary>Makes an index of what a command answered, unless there is one: whoever looks at the architecture finds it there, and may edit it.</summary>
    public static void Propose(RunContext run, StepResult? answer)
    {
        var path = ContractFile.Index(run.Workspace);
        if (answer?.Contracts is { Count: > 0 } contracts && !File.Exists(path))
            Write(run, path, [.. contracts.DistinctBy(contract => contract.Id, Names.Comparer)]);
    }

    /// <summary>Checks the index.</summary>
    /// <returns>Why the campaign cannot go on; null: it can.</returns>
    public static StageHalt? Agree(RunContext run)
    {
        var path = ContractFile.Index(run.Workspace);
        var index = ContractFile.Read(path);
        List<string> problems = [.. index.Problems, .. ContractRule.Problems(index.Contracts ?? [], [.. run.State.Children.Select(child => child.Name)])];
        return problems.Count == 0 ? null : new(ExitCode.Usage, $"the contracts cannot be kept as they are, see {path}:\n{string.Join('\n', problems)}");
    }

    private static void Write(RunContext run, string path, IReadOnlyList<Contract> contracts)
    {
        try
        {
            ContractFile.Write(path, contracts);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            run.Note($"{path} cannot be written: {problem.Message}", warning: true);
        }
    }
}
