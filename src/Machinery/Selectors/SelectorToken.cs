namespace Keles.Machinery;

/// <summary>A piece of a label selector's text: a symbol, a word, or the end.</summary>
internal readonly record struct SelectorToken(SelectorToken.Kinds Kind, string Text)
{
    public enum Kinds
    {
        End,
        Word,
        Not,
        Comma,
        Open,
        Close,
        Operator,
    }

    /// <summary><c>in</c> and <c>notin</c> are operators after a key and plain words elsewhere.</summary>
    public bool IsWord => Kind == Kinds.Word;

    public bool EndsTerm => Kind is Kinds.End or Kinds.Comma;
}
