namespace XaiGen;

public partial record BatchRequestResultList : IMade;
