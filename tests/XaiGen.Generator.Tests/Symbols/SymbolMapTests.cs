using XaiGen.Contract;
using XaiGen.Contract.Model;
using XaiGen.Generator.Symbols;
using XaiGen.Generator.Tests.Corpus;

namespace XaiGen.Generator.Tests.Symbols;

/// <summary>The map from the contract's nodes to C# is complete and correct in both directions.</summary>
public sealed class SymbolMapTests
{
    public static TheoryData<string> Documents => CorpusTests.Documents;

    [Fact]
    public void The_map_of_the_real_contract_is_complete() => ShouldBeComplete(Given.RealContract);

    [CorpusTheory]
    [MemberData(nameof(Documents))]
    public void The_map_of_a_document_is_complete(string name) => ShouldBeComplete(File.ReadAllText(Path.Combine(Repository.Corpus, name)));

    [Fact]
    public void The_same_text_gives_an_equal_map()
    {
        SymbolMap first = Map(Given.RealContract), second = Map(Given.RealContract);

        second.ShouldNotBeSameAs(first);
        second.ShouldBe(first);
        second.GetHashCode().ShouldBe(first.GetHashCode());
        Map(Given.RealContract.Replace("maximum: 2592000", "maximum: 2592001")).ShouldNotBe(first);
    }

    [Fact]
    public void Models_alone_have_no_clients_in_the_map()
        => CodeGeneration.Generate(Given.RealContract, new GenerationOptions("Sample") { Emit = EmitSet.Models }).Symbols.Symbols
            .ShouldAllBe(symbol => symbol.Kind != GeneratedSymbolKind.Client && symbol.Kind != GeneratedSymbolKind.Method);

    private static SymbolMap Map(string contract) => CodeGeneration.Generate(contract, new GenerationOptions("Sample")).Symbols;

    private static void ShouldBeComplete(string contract)
    {
        GeneratedCode code = CodeGeneration.Generate(contract, new GenerationOptions("Sample"));
        SymbolMap map = code.Symbols;
        var compiled = new CompiledSymbols(code);
        var tree = new ContractTree(contract);
        ApiContract model = tree.Read().Contract.ShouldNotBeNull();

        var known = map.Symbols.Select(symbol => (symbol.Type, symbol.Member, symbol.Parameter)).ToHashSet();
        string[] wrong =
        [
            .. map.Symbols.Where(symbol => !compiled.Declares(symbol))
                .Select(symbol => $"not in the code: {symbol.Name} {symbol.Parameter} of {symbol.Pointer}"),
            .. map.Symbols.Select(symbol => symbol.Pointer)
                .Distinct().Where(pointer => tree.Whole(pointer) is null).Select(pointer => $"not in the document: {pointer}"),
            .. compiled.Public.Where(symbol => !known.Contains(symbol))
                .Select(symbol => $"not in the map: {symbol.Type} {symbol.Member} {symbol.Parameter}"),
            .. ContractNodes.Of(model).Where(pointer => !map.At(pointer).Any()).Select(pointer => $"without a symbol: {pointer}"),
        ];
        wrong.ShouldBeEmpty($"{wrong.Length} differences\n{string.Join('\n', wrong.Take(40))}\n");
    }
}
