namespace XaiGen;

/// <summary>
/// A response that may contain images or videos. Only for these is it found out which; the code for that is not compiled in a program that
/// gets none.
/// </summary>
internal interface IMade;
