using System.Reflection;
using XaiGen.Generator.Pipeline;

namespace XaiGen.Generator.Tests.Incremental;

/// <summary>
/// The objects that the compiler keeps between two runs of the generator. A symbol or a syntax tree among them would keep a whole
/// compilation alive.
/// </summary>
public sealed class StepOutputTests
{
    private static readonly string[] s_steps =
        [
            StepNames.Source, StepNames.Read, StepNames.Contract, StepNames.Bind, StepNames.Files, StepNames.Emit, StepNames.Support,
            StepNames.Problems,
        ];

    [Fact]
    public void Nothing_of_the_compilers_own_is_kept()
    {
        // With a problem, so that the step that locates problems has output.
        GeneratorRun run = new GeneratorHarness(Given.RealContract + "\ncolour: red\n").CSharp("class Program;").Run();
        run.Diagnostics.ShouldHaveSingleItem();
        var types = new HashSet<Type>();
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);

        foreach (string step in s_steps)
        {
            run.Outputs(step).ShouldNotBeEmpty(step);
            Array.ForEach([.. run.Outputs(step)], output => Walk(output, types, seen));
        }

        types.Where(type => type.Assembly.GetName().Name!.StartsWith("Microsoft.", StringComparison.Ordinal)).ShouldBeEmpty();
        // The walk must have visited the models; otherwise the test proves nothing.
        string[] walked = ["ContractSource", "ApiContract", "Schema", "RecordModel", "MethodModel", "GeneratedFile", "Problem"];
        walked.ShouldBeSubsetOf(types.Select(type => type.Name));
    }

    private static void Walk(object? value, HashSet<Type> types, HashSet<object> seen)
    {
        if (value is null or string || value.GetType().IsPrimitive || (!value.GetType().IsValueType && !seen.Add(value)))
        {
            return;
        }

        Type type = value.GetType();
        types.Add(type);
        if (value is Array array)
        {
            foreach (object? item in array)
            {
                Walk(item, types, seen);
            }

            return;
        }

        for (Type? level = type; level is not null; level = level.BaseType)
        {
            foreach (FieldInfo field in level.GetFields(
                BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (!field.FieldType.IsPrimitive && !field.FieldType.IsEnum)
                {
                    Walk(field.GetValue(value), types, seen);
                }
            }
        }
    }
}
