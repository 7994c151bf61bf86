using System.Reflection;
using XaiGen.Contract;
using XaiGen.Contract.Model;
using XaiGen.Generator.Binding;
using XaiGen.Generator.Emission;
using XaiGen.Generator.Pipeline;

namespace XaiGen.Generator.Tests.Incremental;

/// <summary>The compiler's cache compares models by value, so all their parts must have value equality.</summary>
public sealed class ModelEqualityTests
{
    private static readonly Assembly[] s_assemblies = [typeof(ApiContract).Assembly, typeof(XaiGenGenerator).Assembly];

    [Fact]
    public void The_same_text_gives_an_equal_model()
    {
        ApiContract first = Read(Given.RealContract), second = Read(Given.RealContract);

        first.ShouldNotBeSameAs(second);
        second.ShouldBe(first);
        second.GetHashCode().ShouldBe(first.GetHashCode());
        Bind(second).ShouldBe(Bind(first));
        Bind(second).GetHashCode().ShouldBe(Bind(first).GetHashCode());
        Plans(second).ShouldBe(Plans(first));
    }

    [Theory]
    [InlineData("maximum: 2592000", "maximum: 2592001")]
    [InlineData("description: A stored file.", "description: One stored file.")]
    [InlineData("enum: [low, medium, auto]", "enum: [low, medium, automatic]")]
    [InlineData("required: [id, deleted]", "required: [id]")]
    [InlineData("x-xaigen-retry: billed", "x-xaigen-retry: safe")]
    [InlineData("x-xaigen-id: GenerationId", "x-xaigen-id: WorkId")]
    [InlineData("        size: limit\n", "")]
    public void Another_text_gives_another_model(string old, string @new)
    {
        Given.RealContract.ShouldContain(old);
        ApiContract first = Read(Given.RealContract), second = Read(Given.RealContract.Replace(old, @new));

        second.ShouldNotBe(first);
        Bind(second).ShouldNotBe(Bind(first));
    }

    [Fact]
    public void Every_part_of_every_model_is_compared_by_value()
    {
        var failures = new List<string>();
        var visited = new HashSet<Type>();
        foreach (Type root in Roots())
        {
            Visit(root, root.Name, visited, failures);
        }

        failures.ShouldBeEmpty();
        // The walk must have visited both models; otherwise the test proves nothing.
        string[] walked =
        [
            "Schema", "ApiOperation", "RecordModel", "UnionModel", "HandleModel", "MethodModel", "TypePlan", "ResolverPlan",
            "GeneratedFile", "LocatedProblems",
        ];
        walked.ShouldBeSubsetOf(visited.Select(type => type.Name));
    }

    [Theory]
    [InlineData(typeof(WithArray))]
    [InlineData(typeof(WithList))]
    [InlineData(typeof(WithInterface))]
    [InlineData(typeof(WithClass))]
    [InlineData(typeof(EquatableArray<WithNested>))]
    public void The_walk_finds_what_is_not(Type type)
    {
        var failures = new List<string>();

        Visit(type, type.Name, [], failures);

        failures.ShouldNotBeEmpty();
    }

    [Fact]
    public void Files_are_equal_by_path_and_text_whether_they_were_parsed_or_not()
    {
        SourceFile parsed = new("a.yaml", "$ref: b.yaml");
        parsed.References().ShouldBe(["b.yaml"]);

        parsed.ShouldBe(new SourceFile("a.yaml", "$ref: b.yaml"));
        parsed.GetHashCode().ShouldBe(new SourceFile("a.yaml", "$ref: b.yaml").GetHashCode());
        parsed.ShouldNotBe(new SourceFile("b.yaml", "$ref: b.yaml"));
        parsed.ShouldNotBe(new SourceFile("a.yaml", "$ref: c.yaml"));
    }

    /// <summary>The types of the pipeline's step outputs, and the plans.</summary>
    private static IEnumerable<Type> Roots()
    {
        return
        [
            .. typeof(XaiGenGenerator).GetNestedTypes(BindingFlags.NonPublic).Where(IsRecord), typeof(ContractSource),
            typeof(BoundContract), typeof(FileBucket), typeof(EmittedFiles), typeof(ReadContract), typeof(LocatedProblems),
        ];
    }

    private static void Visit(Type type, string path, HashSet<Type> visited, List<string> failures)
    {
        // A file caches its parsed tree, which depends only on path and text; the test below compares two files.
        if (type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(decimal) || type == typeof(SourceFile))
        {
            return;
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            Visit(underlying, path, visited, failures);
        }
        else if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(EquatableArray<>))
        {
            Visit(type.GetGenericArguments()[0], path + "[]", visited, failures);
        }
        else if (!IsRecord(type) && !IsRecordStruct(type))
        {
            failures.Add($"{path} is {type}, which is not equal by value");
        }
        else if (visited.Add(type))
        {
            foreach (Type kind in s_assemblies.Contains(type.Assembly)
                ? s_assemblies.SelectMany(assembly => assembly.GetTypes()).Where(type.IsAssignableFrom)
                : [type])
            {
                visited.Add(kind);
                foreach (FieldInfo field in Fields(kind))
                {
                    Visit(field.FieldType, $"{kind.Name}.{field.Name}", visited, failures);
                }
            }
        }
    }

    private static IEnumerable<FieldInfo> Fields(Type type)
    {
        for (Type? level = type; level is not null; level = level.BaseType)
        {
            foreach (FieldInfo field in level.GetFields(
                BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                yield return field;
            }
        }
    }

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null;

    private static bool IsRecordStruct(Type type)
        => type.IsValueType && typeof(IEquatable<>).MakeGenericType(type).IsAssignableFrom(type)
            && type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic) is not null;

    private static ApiContract Read(string text)
    {
        ContractReading reading = ContractReader.Read(text);
        reading.Problems.ShouldBeEmpty();
        return reading.Contract.ShouldNotBeNull();
    }

    private static BoundApi Bind(ApiContract contract)
        => ContractBinder.Bind(contract, new GenerationOptions("Sample"), new GenerationContext());

    private static IEnumerable<FilePlan> Plans(ApiContract contract) => FilePlan.Of(Bind(contract));

    private sealed record WithArray(int[] Items);

    private sealed record WithList(List<int> Items);

    private sealed record WithInterface(IReadOnlyList<int> Items);

    private sealed record WithClass(Uri Address);

    private sealed record WithNested(WithArray Inner);
}
