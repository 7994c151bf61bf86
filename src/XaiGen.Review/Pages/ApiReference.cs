using Microsoft.CodeAnalysis;
using XaiGen.Contract.Model;
using XaiGen.Generator;
using XaiGen.Generator.Symbols;
using XaiGen.Review.CSharp;
using XaiGen.Review.Documents;
using XaiGen.Review.Json;

namespace XaiGen.Review.Pages;

/// <summary>All that the pages show, in the order in which they show it, with the names of their files.</summary>
internal sealed class ApiReference
{
    private readonly Dictionary<string, TypeEntry> _typesByName;
    private readonly Dictionary<string, TypeEntry> _typesByPointer;
    private readonly Dictionary<string, (TypeEntry Union, string Anchor)> _cases = new(StringComparer.Ordinal);

    public ApiReference(ContractDocument document, ApiContract contract, GeneratedCode code, string @namespace)
    {
        Contract = contract;
        Document = document;
        Namespace = @namespace;
        Api = new GeneratedApi(contract, code);
        Notes = new SchemaNotes(document);
        var names = new PageNames();
        Operations = [.. OperationsOf(contract).Select(entry
            => entry with { File = names.Of("operation", $"{entry.Group.Name}-{entry.ShortName}") })];
        Types = [.. TypesOf().Select(entry => entry with { File = names.Of("type", entry.Name) })];
        _typesByName = Types.ToDictionary(entry => entry.Name, StringComparer.Ordinal);
        _typesByPointer = Types.Where(entry => entry.Pointer.Length > 0).DistinctBy(entry => entry.Pointer)
            .ToDictionary(entry => entry.Pointer, StringComparer.Ordinal);
        foreach (TypeEntry union in Types.Where(entry => entry.Form == TypeForm.Union))
        {
            foreach (GeneratedSymbol @case in Api.CasesOf(union.Type))
            {
                _cases[@case.Type] = (union, AnchorOf(@case));
            }
        }

        Prices = [.. contract.Schemas.Where(named => !named.Schema.Cost.IsEmpty)
            .Select(named => (TypeAt(named.Pointer), named.Schema.Cost))
            .Where(pair => pair.Item1 is not null)
            .Select(pair => (pair.Item1!, pair.Cost))];
        Samples = new OperationSamples(Api, Notes, @namespace).Of([.. Operations.Select(entry => entry.Method)]);
        Curl = Api.Root is { } root
            ? Operations.ToDictionary(entry => entry, entry => CurlOf(entry, root.Name))
            : [];
    }

    public ApiContract Contract { get; }

    public ContractDocument Document { get; }

    public string Namespace { get; }

    public GeneratedApi Api { get; }

    public SchemaNotes Notes { get; }

    /// <summary>By group, in the order of the contract's tags, then by path.</summary>
    public IReadOnlyList<OperationEntry> Operations { get; }

    /// <summary>By name.</summary>
    public IReadOnlyList<TypeEntry> Types { get; }

    public IReadOnlyDictionary<GeneratedSymbol, OperationSample> Samples { get; }

    public IReadOnlyDictionary<OperationEntry, string> Curl { get; }

    /// <summary>The changes from each release to the next, oldest first.</summary>
    public IReadOnlyList<Release> Releases { get; init; } = [];

    public bool HasHistory => Releases.Count > 0;

    /// <summary>The types of requests that cost something.</summary>
    public IReadOnlyList<(TypeEntry Entry, EquatableArray<CostTerm> Costs)> Prices { get; }

    public bool HasPrices => Prices.Count > 0;

    /// <summary>The pages beside those of operations and types, which every page links to.</summary>
    public IReadOnlyList<(string File, string Title)> Sections => field ??= [.. ReferenceSections.Of(this)];

    public string Title => Contract.Title;

    public string Version => Document.Root.Field("info").Scalar("version") ?? "";

    public IEnumerable<IGrouping<string, OperationEntry>> Groups => Operations.GroupBy(entry => entry.Group.Name);

    /// <summary>The type that was made from a node of the contract.</summary>
    public TypeEntry? TypeAt(string pointer) => pointer.Length == 0 ? null : _typesByPointer.GetValueOrDefault(pointer);

    /// <summary>The method that estimates the cost of a request.</summary>
    public IMethodSymbol? EstimateOf(TypeEntry entry)
        => Prices.Any(price => price.Entry == entry)
            ? entry.Type.GetMembers().OfType<IMethodSymbol>()
                .Where(method => method is { MethodKind: MethodKind.Ordinary, Parameters.Length: 0 })
                .FirstOrDefault(method => method.ReturnType.SpecialType == SpecialType.System_Decimal)
            : null;

    /// <summary>The page and the anchor of a generated type; null if it has none.</summary>
    public string? LinkOf(ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol named || !Api.IsGenerated(type))
        {
            return null;
        }

        string name = PublicSurface.NameOf(named);
        return _typesByName.TryGetValue(name, out TypeEntry? entry) ? entry.File
            : _cases.TryGetValue(name, out (TypeEntry Union, string Anchor) @case) ? $"{@case.Union.File}#{@case.Anchor}"
            : null;
    }

    public static string AnchorOf(GeneratedSymbol @case)
        => PageNames.Anchor("case", @case.Type[(@case.Type.LastIndexOf('.') + 1)..]);

    private IEnumerable<OperationEntry> OperationsOf(ApiContract contract)
    {
        if (Api.Root is not { } root)
        {
            return [];
        }

        var groups = root.GetMembers().OfType<IPropertySymbol>()
            .Where(property => Api.IsGenerated(property.Type))
            .ToDictionary(property => property.Type.Name, StringComparer.Ordinal);
        var order = contract.Tags.Select((tag, i) => (tag.Pointer, i))
            .SelectMany(tag => Api.Symbols.At(tag.Pointer).Where(symbol => symbol.Kind == GeneratedSymbolKind.Client)
                .Select(symbol => (symbol.Type, tag.i)))
            .DistinctBy(pair => pair.Type).ToDictionary(pair => pair.Type, pair => pair.i, StringComparer.Ordinal);
        return contract.Operations
            .Select(operation => (operation, Methods: Api.Symbols.At(operation.Pointer)
                .Where(symbol => symbol.Kind == GeneratedSymbolKind.Method && groups.ContainsKey(symbol.Type)).ToArray()))
            .Where(pair => pair.Methods.Length > 0)
            .OrderBy(pair => order.GetValueOrDefault(pair.Methods[0].Type, int.MaxValue))
            .ThenBy(pair => pair.Methods[0].Type, StringComparer.Ordinal)
            .ThenBy(pair => pair.operation.Path, StringComparer.Ordinal)
            .ThenBy(pair => pair.operation.Method, StringComparer.Ordinal)
            .Select(pair => new OperationEntry(pair.operation, groups[pair.Methods[0].Type], pair.Methods));
    }

    private IEnumerable<TypeEntry> TypesOf()
        => Api.Symbols.Symbols.Where(symbol => symbol.Kind == GeneratedSymbolKind.Type)
            .GroupBy(symbol => symbol.Type, StringComparer.Ordinal)
            .Where(same => Api.Types.ContainsKey(same.Key))
            .OrderBy(same => same.Key, StringComparer.Ordinal)
            .Select(same => new TypeEntry(same.Key, Api.Types[same.Key], same.Count() == 1 ? same.First().Pointer : "")
            {
                Form = FormOf(Api.Types[same.Key]),
            });

    private TypeForm FormOf(INamedTypeSymbol type) => type switch
    {
        { IsValueType: true } when Api.Of(type).Any(symbol => symbol.Kind == GeneratedSymbolKind.EnumValue) => TypeForm.Values,
        { IsValueType: true } when !Api.PropertiesOf(type).Any() => TypeForm.Identifier,
        _ when Api.CasesOf(type).Any() => TypeForm.Union,
        { BaseType: { SpecialType: SpecialType.None } @base } when Api.IsGenerated(@base) => TypeForm.Operation,
        _ => TypeForm.Object,
    };

    private string CurlOf(OperationEntry entry, string client)
    {
        OperationSample? sample = Samples.GetValueOrDefault(entry.Method);
        Dictionary<(string, ParameterLocation), JsonNode> parameters = [];
        JsonNode? body = null;
        JsonMapping flattened = [];
        foreach ((IParameterSymbol parameter, SampleValue value) in sample?.Arguments ?? [])
        {
            GeneratedSymbol? symbol = Api.Of(parameter);
            string? place = GeneratedApi.Fact(symbol, "in");
            string wire = GeneratedApi.Fact(symbol, "name") ?? parameter.Name;
            if (parameter.Name is "request" or "content" && place is null)
            {
                body = value.Json;
            }
            else if (Enum.TryParse(place, ignoreCase: true, out ParameterLocation location))
            {
                parameters[(wire, location)] = value.Json;
            }
            else if (place == "body")
            {
                flattened[wire] = value.Json;
            }
        }

        bool isFlattened = body is null && entry.Operation is { FlattenBody: true, RequestBody: not null };
        return new CurlSample(Contract, client).Of(entry.Operation, parameters, isFlattened ? flattened : body);
    }
}
