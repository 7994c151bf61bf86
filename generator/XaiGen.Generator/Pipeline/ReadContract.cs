using XaiGen.Contract;

namespace XaiGen.Generator.Pipeline;

/// <summary>A contract's file, read.</summary>
internal sealed record ReadContract(ContractSource Source, ContractReading Reading);
