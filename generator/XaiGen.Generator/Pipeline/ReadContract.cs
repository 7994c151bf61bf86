using XaiGen.Contract;

namespace XaiGen.Generator.Pipeline;

/// <summary>A contract's file and the result of reading it.</summary>
internal sealed record ReadContract(ContractSource Source, ContractReading Reading);
