using XaiGen.Contract.Diagnostics;
using XaiGen.Fuzz.Documents;
using XaiGen.Fuzz.Mutations;
using XaiGen.Fuzz.Running;
using XaiGen.Generator;

namespace XaiGen.Fuzz.Targets;

/// <summary>
/// A contract's text remains text: with an evil text, the generated code has exactly the same declarations as with a harmless one.
/// </summary>
internal sealed class TextTarget : Target
{
    private const string Harmless = "Quiet harbour";
    private const int KeptShapes = 5_000;

    private readonly Dictionary<string, CodeShape> _shapes = [];

    public override string Name => "text";

    public override bool HasAlikeParts => true;

    /// <summary>Creates both documents for a text at one place, or wherever it occurs.</summary>
    /// <param name="original">The document to change.</param>
    /// <param name="place">The index of the place in the document.</param>
    /// <param name="isKey">Whether the key is replaced instead of the value.</param>
    /// <param name="isEverywhere">Whether all places with the same text are replaced.</param>
    /// <param name="evil">The evil text.</param>
    /// <returns>Null if the place has no text.</returns>
    public FuzzCase? CaseAt(MappingNode original, int place, bool isKey, bool isEverywhere, string evil)
    {
        Place at = Place.Under(original)[place];
        if ((isKey ? at.Key : (at.Value as ScalarNode)?.IsText == true ? ((ScalarNode)at.Value).Text : null) is not { Length: > 0 } old)
        {
            return null;
        }

        string where = isEverywhere ? $"'{old}' everywhere" : $"{(isKey ? "the key of" : "the value of")} {at.Pointer}";
        return Case(original, where, evil, (document, text) =>
        {
            if (isEverywhere)
            {
                Renaming.Everywhere(document, old, text);
            }
            else if (isKey)
            {
                Place.Under(document)[place].Rename(text);
            }
            else
            {
                Place.Under(document)[place].Value = new ScalarNode(text);
            }
        });
    }

    public override Verdict Check(FuzzCase fuzzCase)
    {
        GeneratedCode evil = Generate(fuzzCase["evil"]);
        if (evil.Problems.FirstOrDefault(problem => problem.Rule.Id == "XG0001") is { } fault)
        {
            return Verdict.Of("failed", new Failure(Failure.Generalize(fault.ToString()), fault.ToString()));
        }

        if (IsRefused(evil))
        {
            return Verdict.Of("refused");
        }

        CodeShape[] evilShapes = Shapes(evil);
        if (evilShapes.FirstOrDefault(shape => shape.HasMark) is not null)
        {
            return Verdict.Of("failed",
                new Failure($"a text became code {Where(fuzzCase)}", $"{EvilTexts.Mark} is a name in the generated code."));
        }

        if (evilShapes.Select(shape => shape.Complaint).FirstOrDefault(complaint => complaint is not null) is { } complaint)
        {
            return Verdict.Of("failed",
                new Failure($"{complaint.Id}: {Failure.Generalize(complaint.GetMessage())} {Where(fuzzCase)}", complaint.ToString()));
        }

        if (evil.Files.GroupBy(file => file.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            return Verdict.Of("failed", new Failure("two files of one name", twice.Key));
        }

        GeneratedCode harmless = Generate(fuzzCase["harmless"]);
        if (IsRefused(harmless) || !Ids(harmless).SequenceEqual(Ids(evil)))
        {
            return Verdict.Of("problems differ");
        }

        string[] harmlessMembers = Members(Shapes(harmless)), evilMembers = Members(evilShapes);
        if (!harmlessMembers.SequenceEqual(evilMembers))
        {
            string[] more = [.. evilMembers.Except(harmlessMembers)], less = [.. harmlessMembers.Except(evilMembers)];
            return Verdict.Of("failed", new Failure(
                $"other members {Where(fuzzCase)}",
                $"Harmless: {harmlessMembers.Length}\n{string.Concat(less)}\nEvil: {evilMembers.Length}\n{string.Concat(more)}"));
        }

        return fuzzCase.Setting("compiles") is null
            ? Verdict.Of("same")
            : new Verdict("compiled", ConsumerProject.Build(fuzzCase["evil"], new Dictionary<string, string>()).Failures);
    }

    /// <summary>The fields of a document that contain texts, including texts in lists.</summary>
    public static IReadOnlyList<string> FieldsOf(MappingNode document)
        => [.. Texts(document).Select(text => FieldOf(text.Place)).Distinct()];

    /// <summary>Creates both documents for a text at each place of a field.</summary>
    public FuzzCase CaseOfField(MappingNode original, string field, string evil)
    {
        int[] indexes = [.. Texts(original).Where(text => FieldOf(text.Place) == field).Select(text => text.Index)];
        return Case(original, $"each {field}", evil, (document, text) =>
        {
            List<Place> places = Place.Under(document);
            for (int i = 0; i < indexes.Length; i++)
            {
                // The items of a list, such as an enum, stay distinct.
                places[indexes[i]].Value = new ScalarNode(i == 0 ? text : $"{text}{i}");
            }
        });
    }

    protected override FuzzCase Make(int seed, Random random)
    {
        FuzzCase made = seed % 2 == 0 ? MakeNext(seed / 2) : MakeAny(random);
        return random.Next(8) == 0
            ? made with { Settings = new Dictionary<string, string>(made.Settings) { ["compiles"] = "true" } }
            : made;
    }

    /// <summary>Enumerates all places of the document with every feature, with all evil texts together.</summary>
    private FuzzCase MakeNext(int number)
    {
        MappingNode original = Originals.Everything;
        int places = Place.Under(original).Count;
        while (true)
        {
            int way = number / places % 4;
            if (CaseAt(original, number % places, isKey: way % 2 == 1, isEverywhere: way >= 2, EvilTexts.Together) is { } made)
            {
                return made;
            }

            number++;
        }
    }

    private FuzzCase MakeAny(Random random)
    {
        MappingNode original = random.Next(2) == 0 ? Slice.Of(Originals.Everything, random) : Originals.Any(random);
        string evil = EvilTexts.One(random);
        int places = Place.Under(original).Count;
        IReadOnlyList<string> fields = FieldsOf(original);
        FuzzCase? made = null;
        while (made is null)
        {
            made = random.Next(3) switch
            {
                0 => CaseOfField(original, fields[random.Next(fields.Count)], evil),
                1 => CaseAt(original, random.Next(places), isKey: random.Next(2) == 0, isEverywhere: false, evil),
                _ => CaseAt(original, random.Next(places), isKey: random.Next(2) == 0, isEverywhere: true, evil),
            };
        }

        return made;
    }

    private static IEnumerable<(Place Place, int Index)> Texts(MappingNode document)
        => Place.Under(document).Select((place, index) => (place, index)).Where(one => one.place.Value is ScalarNode { IsText: true });

    private static string FieldOf(Place place) => place.Key ?? place.Pointer.Split('/')[^2];

    private FuzzCase Case(MappingNode original, string where, string evil, Action<MappingNode, string> put)
    {
        return new FuzzCase(Name, new Dictionary<string, string> { ["where"] = where }, [Part("harmless", Harmless), Part("evil", evil)]);

        CasePart Part(string name, string text)
        {
            var document = (MappingNode)original.Copy();
            put(document, text);
            return new CasePart(name, Document.Write(document));
        }
    }

    private CodeShape[] Shapes(GeneratedCode code) => [.. code.Files.Select(file =>
    {
        if (!_shapes.TryGetValue(file.Text, out CodeShape? shape))
        {
            if (_shapes.Count > KeptShapes)
            {
                _shapes.Clear();
            }

            shape = CodeShape.Of(file.Name, file.Text);
            _shapes.Add(file.Text, shape);
        }

        return shape;
    })];

    private static string Where(FuzzCase fuzzCase)
        => fuzzCase.Setting("where") is { } where && where.StartsWith("each ", StringComparison.Ordinal) ? where : "in one place";

    private static GeneratedCode Generate(string contract) => CodeGeneration.Generate(contract, new GenerationOptions("Sample"));

    private static bool IsRefused(GeneratedCode code) => code.Problems.Any(problem => problem.Rule.Severity == ProblemSeverity.Error);

    private static IEnumerable<string> Ids(GeneratedCode code)
        => code.Problems.Select(problem => problem.Rule.Id).Order(StringComparer.Ordinal);

    private static string[] Members(CodeShape[] shapes) => [.. shapes.Select(shape => shape.Members).Order(StringComparer.Ordinal)];
}
