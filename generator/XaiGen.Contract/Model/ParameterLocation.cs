namespace XaiGen.Contract.Model;

public enum ParameterLocation
{
    Path,
    Query,
    Header,
    Cookie,
}
