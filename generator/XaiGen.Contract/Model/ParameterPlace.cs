namespace XaiGen.Contract.Model;

public enum ParameterPlace
{
    Path,
    Query,
    Header,
    Cookie,
}
