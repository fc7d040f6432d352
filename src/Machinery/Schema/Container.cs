namespace Keles.Machinery.Schema;

/// <summary>How many values a field has.</summary>
public enum Container
{
    One,
    List,
    Map,

    /// <summary>A map whose values are lists.</summary>
    MapOfLists,
}
