using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Xml;

namespace DracoonPS.Overview;

/// <summary>
/// Writes XHTML that is well-formed and that a browser reads alike as HTML: every text is encoded, elements that hold something have an end tag, and
/// style sheets hold no character that XML would encode.
/// </summary>
internal sealed class PageWriter : IDisposable
{
    private const string Xhtml = "http://www.w3.org/1999/xhtml";
    private const string Svg = "http://www.w3.org/2000/svg";
    private readonly XmlWriter _xml;
    private readonly Stack<string> _namespaces = new();
    private int _lastId;

    public PageWriter(Stream stream)
    {
        _xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), OmitXmlDeclaration = true, NewLineHandling = NewLineHandling.None, CheckCharacters = true });
        _xml.WriteRaw("<!DOCTYPE html>");
        _namespaces.Push(Xhtml);
    }

    /// <summary>A name for an element, such as one for a label to point to.</summary>
    public string NewId() => "n" + ++_lastId;

    /// <summary>Begins an element; it ends when what is returned is disposed.</summary>
    public IDisposable Begin(string name, params (string Name, string Value)[] attributes)
    {
        string space = name == "svg" ? Svg : _namespaces.Peek();
        if (space == Xhtml && name is not ("span" or "b" or "a"))
        {
            _xml.WriteRaw("\n");
        }
        _xml.WriteStartElement(name, space);
        _namespaces.Push(space);
        WriteAttributes(attributes);
        return new Scope(this);
    }

    /// <summary>An element with a text.</summary>
    public void Element(string name, string text, params (string Name, string Value)[] attributes)
    {
        using (Begin(name, attributes))
        {
            Text(text);
        }
    }

    /// <summary>An element that HTML knows as empty, such as meta.</summary>
    public void Void(string name, params (string Name, string Value)[] attributes)
    {
        _xml.WriteStartElement(name, _namespaces.Peek());
        WriteAttributes(attributes);
        _xml.WriteEndElement();
    }

    /// <summary>A drawn form, with the text that shows when the mouse rests on it.</summary>
    public void Shape(string name, string title, params (string Name, string Value)[] attributes)
    {
        using (Begin(name, attributes))
        {
            Element("title", title);
        }
    }

    /// <summary>A style sheet, which is the page's own and keeps its line breaks.</summary>
    public void Style(string css)
    {
        using (Begin("style"))
        {
            _xml.WriteString(css);
        }
    }

    public void Text(string text) => _xml.WriteString(PageText.Clean(text));

    public void Dispose() => _xml.Dispose();

    private void WriteAttributes((string Name, string Value)[] attributes)
    {
        foreach ((string attribute, string value) in attributes)
        {
            _xml.WriteAttributeString(attribute, PageText.Clean(value));
        }
    }

    private sealed class Scope(PageWriter page) : IDisposable
    {
        public void Dispose()
        {
            page._namespaces.Pop();
            page._xml.WriteFullEndElement();
        }
    }
}
