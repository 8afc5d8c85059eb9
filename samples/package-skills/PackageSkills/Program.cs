using PackageSkills.Steps;

namespace PackageSkills;

/// <summary>The command line: one word that says which step this is, and for <c>prepare</c> its options.</summary>
internal static class Program
{
    private const string Usage = """
        usage: PackageSkills prepare --assets <project.assets.json> --sources <folder> [--overlay <folder>]
               PackageSkills analyse | brief | compile | score      a step of one package
               PackageSkills quick                                  all four for the packages of a batch
               PackageSkills stack                                  the skill that leads to all the others
        All but prepare take what they need from the CORO_* variables of Coro's step contract.
        """;

    private static int Main(string[] arguments)
    {
        try
        {
            return Run(arguments);
        }
        catch (Refusal refusal)
        {
            Console.Error.WriteLine(refusal.Message);
            return 1;
        }
    }

    private static int Run(string[] arguments)
    {
        switch (arguments)
        {
            case ["prepare", .. var options]:
                PrepareStep.Run(PrepareOptions.Parse(options));
                break;
            case ["analyse"]:
                AnalyseStep.Run(StepInput.FromEnvironment(), Console.Out);
                break;
            case ["brief"]:
                BriefStep.Run(StepInput.FromEnvironment());
                break;
            case ["compile"]:
                CompileStep.Run(StepInput.FromEnvironment());
                break;
            case ["score"]:
                ScoreStep.Run(StepInput.FromEnvironment());
                break;
            case ["quick"]:
                QuickStep.Run();
                break;
            case ["stack"]:
                StackStep.Run();
                break;
            default:
                Console.Error.WriteLine(Usage);
                return 2;
        }

        return 0;
    }
}
