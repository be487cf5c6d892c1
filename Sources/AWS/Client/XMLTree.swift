import Foundation
import FoundationXML

/// An element of an XML answer.
struct XMLTree {
    var name: String
    var text = ""
    var children: [XMLTree] = []

    /// Reads a document to its root element.
    init(parsing data: Data) throws {
        let builder = Builder()
        let parser = XMLParser(data: data)
        parser.shouldResolveExternalEntities = false
        parser.delegate = builder
        guard parser.parse(), let root = builder.root else {
            throw parser.parserError ?? CocoaError(.propertyListReadCorrupt)
        }
        self = root
    }

    fileprivate init(name: String) { self.name = name }

    /// The first element of this name, in the order of the text, at any depth.
    func first(_ name: String) -> XMLTree? {
        for child in children {
            if child.name == name { return child }
            if let found = child.first(name) { return found }
        }
        return nil
    }

    private final class Builder: NSObject, XMLParserDelegate {
        private var open: [XMLTree] = []
        private(set) var root: XMLTree?

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String]
        ) {
            open.append(XMLTree(name: name))
        }

        func parser(_ parser: XMLParser, foundCharacters text: String) {
            open[open.count - 1].text += text
        }

        func parser(
            _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
        ) {
            let closed = open.removeLast()
            if open.isEmpty { root = closed } else { open[open.count - 1].children.append(closed) }
        }
    }
}
