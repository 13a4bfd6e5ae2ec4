using System.IO;
using Newtonsoft.Json;

namespace Dracoon.Client.Http;

/// <summary>
/// The characters of a JSON text, on the way to its parser: a number, a word or a name without an end is refused before the parser takes it, which would need
/// up to forty times its size, most of it for a message that quotes it.
/// </summary>
internal sealed class JsonTextInput : TextReader
{
    private const int LongestWord = 1000; // the longest number that a 64 bit type writes has 326 digits

    private readonly TextReader _text;
    private int _word;
    private int _string; // a name, when a colon is next
    private bool _isInString;
    private bool _isEscaped;

    public JsonTextInput(TextReader text)
    {
        _text = text;
    }

    /// <exception cref="JsonReaderException">A number, a word or a name has no end.</exception>
    public override int Read(char[] buffer, int index, int count)
    {
        int read = _text.Read(buffer, index, count);
        for (int i = index; i < index + read; i++)
        {
            Look(buffer[i]);
        }
        return read;
    }

    /// <exception cref="JsonReaderException">A number, a word or a name has no end.</exception>
    public override int Read()
    {
        int read = _text.Read();
        if (read >= 0)
        {
            Look((char)read);
        }
        return read;
    }

    public override int Peek() => _text.Peek();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _text.Dispose();
        }
        base.Dispose(disposing);
    }

    private void Look(char c)
    {
        if (_isInString)
        {
            _isInString = _isEscaped || c != '"';
            _isEscaped = !_isEscaped && c == '\\';
            _string++;
        }
        else if (c == '"')
        {
            _isInString = true;
            _string = _word = 0;
        }
        else if (c is ',' or '{' or '}' or '[' or ']')
        {
            _string = _word = 0;
        }
        else if (c is ' ' or '\n' or '\r' or '\t')
        {
            _word = 0;
        }
        else if (++_word > LongestWord || (c == ':' && _string > LongestWord))
        {
            throw new JsonReaderException("A number, a word or a name is longer than 1,000 characters.");
        }
        else if (c == ':')
        {
            _word = 0;
        }
    }
}
