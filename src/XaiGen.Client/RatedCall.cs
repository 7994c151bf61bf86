namespace XaiGen;

/// <summary>What a rate limit is of.</summary>
/// <param name="Host">The service.</param>
/// <param name="Account">What stands for the key; 0 where a transport adds it.</param>
/// <param name="Kind">Images or videos.</param>
/// <param name="Model">The model; empty where the service chooses one.</param>
internal readonly record struct RatedCall(string Host, int Account, string Kind, string Model);
