<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en">
  <context>
    <name>Actions</name>
    <message>
      <location filename="../../app/editor/actions/view_actions.py" />
      <source>Actual size</source>
      <translation>Taille réelle</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/arranging.py" />
      <source>Align bottom edges</source>
      <translation>Aligner en bas</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/arranging.py" />
      <source>Align centres</source>
      <translation>Centrer horizontalement</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/arranging.py" />
      <source>Align left edges</source>
      <translation>Aligner à gauche</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/arranging.py" />
      <source>Align middles</source>
      <translation>Centrer verticalement</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/arranging.py" />
      <source>Align right edges</source>
      <translation>Aligner à droite</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/arranging.py" />
      <source>Align top edges</source>
      <translation>Aligner en haut</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/arranging.py" />
      <source>Arrange</source>
      <translation>Disposition</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/object_actions.py" />
      <source>Bring forward</source>
      <translation>Avancer</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/object_actions.py" />
      <source>Bring to front</source>
      <translation>Premier plan</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/view_actions.py" />
      <source>Crop</source>
      <translation>Recadrer</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/object_actions.py" />
      <source>Delete</source>
      <translation>Supprimer</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/arranging.py" />
      <source>Distribute across</source>
      <translation>Répartir horizontalement</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/arranging.py" />
      <source>Distribute down</source>
      <translation>Répartir verticalement</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/object_actions.py" />
      <source>Duplicate</source>
      <translation>Dupliquer</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/edit_actions.py" />
      <location filename="../../app/editor/actions/object_actions.py" />
      <source>Edit</source>
      <translation>Édition</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/view_actions.py" />
      <source>Eyedropper</source>
      <translation>Pipette</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/view_actions.py" />
      <source>Fit the page</source>
      <translation>Ajuster à la fenêtre</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/arranging.py" />
      <location filename="../../app/editor/panels/design_layout.py" />
      <source>Flip</source>
      <translation>Retourner</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/view_actions.py" />
      <source>Grid</source>
      <translation>Grille</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/object_actions.py" />
      <source>Group</source>
      <translation>Grouper</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/view_actions.py" />
      <source>Guides</source>
      <translation>Repères</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/object_actions.py" />
      <source>Hide</source>
      <translation>Masquer</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/object_actions.py" />
      <source>Hide or show</source>
      <translation>Masquer ou afficher</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/object_actions.py" />
      <source>Lock</source>
      <translation>Verrouiller</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/object_actions.py" />
      <source>Object</source>
      <translation>Objet</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/view_actions.py" />
      <source>Pan</source>
      <translation>Main</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/view_actions.py" />
      <source>Picture</source>
      <translation>Image</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/view_actions.py" />
      <source>Preview without marks</source>
      <translation>Aperçu sans repères</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/edit_actions.py" />
      <source>Redo</source>
      <translation>Rétablir</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/view_actions.py" />
      <source>Region</source>
      <translation>Zone</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/view_actions.py" />
      <source>Regions</source>
      <translation>Zones</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/view_actions.py" />
      <source>Rulers</source>
      <translation>Règles</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/view_actions.py" />
      <source>Select</source>
      <translation>Sélection</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/object_actions.py" />
      <source>Select a group.</source>
      <translation>Sélectionnez un groupe.</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/arranging.py" />
      <source>Select a subject or a shape of points.</source>
      <translation>Sélectionnez un sujet ou une forme à points.</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/edit_actions.py" />
      <source>Select all</source>
      <translation>Tout sélectionner</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/edit_actions.py" />
      <source>Select nothing</source>
      <translation>Tout désélectionner</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/object_actions.py" />
      <location filename="../../app/editor/actions/view_actions.py" />
      <location filename="../../app/editor/panels/arranging.py" />
      <source>Select something first.</source>
      <translation>Sélectionnez d’abord un élément.</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/arranging.py" />
      <source>Select three or more.</source>
      <translation>Sélectionnez au moins trois éléments.</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/object_actions.py" />
      <source>Select two or more layers of one group.</source>
      <translation>Sélectionnez au moins deux calques d’un même groupe.</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/object_actions.py" />
      <source>Send backward</source>
      <translation>Reculer</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/object_actions.py" />
      <source>Send to back</source>
      <translation>Arrière-plan</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/view_actions.py" />
      <source>Shape</source>
      <translation>Forme</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/object_actions.py" />
      <source>Show</source>
      <translation>Afficher</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/view_actions.py" />
      <source>Text</source>
      <translation>Texte</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/edit_actions.py" />
      <source>There is nothing to redo.</source>
      <translation>Rien à rétablir.</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/edit_actions.py" />
      <source>There is nothing to undo.</source>
      <translation>Rien à annuler.</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/view_actions.py" />
      <source>Tools</source>
      <translation>Outils</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/edit_actions.py" />
      <source>Undo</source>
      <translation>Annuler</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/object_actions.py" />
      <source>Ungroup</source>
      <translation>Dégrouper</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/object_actions.py" />
      <source>Unlock</source>
      <translation>Déverrouiller</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/view_actions.py" />
      <source>View</source>
      <translation>Affichage</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/view_actions.py" />
      <source>Zoom in</source>
      <translation>Zoom avant</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/view_actions.py" />
      <source>Zoom out</source>
      <translation>Zoom arrière</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/view_actions.py" />
      <source>Zoom to the selection</source>
      <translation>Zoom sur la sélection</translation>
    </message>
  </context>
  <context>
    <name>Application</name>
    <message>
      <location filename="../../app/editor/application.py" />
      <source>Something went wrong inside Affiche. Your document is untouched, and its edits are in the recovery journal. Details are on the terminal.</source>
      <translation>Une erreur interne s’est produite dans Affiche. Votre document est intact et ses modifications sont dans le journal de récupération. Les détails sont dans le terminal.</translation>
    </message>
  </context>
  <context>
    <name>Autosave</name>
    <message>
      <location filename="../../app/editor/files/autosave.py" />
      <source>Autosave of “%1” is paused: its journal can't be written</source>
      <translation>Enregistrement automatique de « %1 » suspendu : son journal ne peut pas être écrit</translation>
    </message>
    <message>
      <location filename="../../app/editor/files/autosave.py" />
      <source>Autosave of “%1” is paused: the disk is full</source>
      <translation>Enregistrement automatique de « %1 » suspendu : le disque est plein</translation>
    </message>
    <message>
      <location filename="../../app/editor/files/autosave.py" />
      <source>Your edits are safe in memory. Save the document elsewhere.</source>
      <translation>Vos modifications sont conservées en mémoire. Enregistrez le document ailleurs.</translation>
    </message>
  </context>
  <context>
    <name>Brand</name>
    <message>
      <location filename="../../app/editor/brand/brand_checks.py" />
      <source>%1 isn't a colour of the brand kit</source>
      <translation>%1 n’est pas une couleur du kit de marque</translation>
    </message>
    <message>
      <location filename="../../app/editor/brand/brand_checks.py" />
      <source>%1 isn't a face of the brand kit</source>
      <translation>%1 n’est pas une police du kit de marque</translation>
    </message>
    <message>
      <location filename="../../app/editor/brand/brand_checks.py" />
      <source>Follow the brand kit</source>
      <translation>Suivre le kit de marque</translation>
    </message>
    <message>
      <location filename="../../app/editor/brand/brand_checks.py" />
      <source>Use %1</source>
      <translation>Utiliser %1</translation>
    </message>
    <message>
      <location filename="../../app/editor/brand/brand_checks.py" />
      <source>“%2” is set in it. The kit has %1 for it.</source>
      <translation>« %2 » l’utilise. Le kit prévoit %1.</translation>
    </message>
    <message>
      <location filename="../../app/editor/brand/brand_checks.py" />
      <source>“%2” uses it. The nearest of the kit is %1.</source>
      <translation>« %2 » l’utilise. La plus proche du kit est %1.</translation>
    </message>
  </context>
  <context>
    <name>BrandPanel</name>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>%1 places differ from the kit.</source>
      <translation>%1 endroits s’écartent du kit.</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>1 place differs from the kit.</source>
      <translation>1 endroit s’écarte du kit.</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>A brand kit holds the colours, faces and logos that stay the same.</source>
      <translation>Un kit de marque réunit les couleurs, polices et logos qui ne changent pas.</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Add a colour</source>
      <translation>Ajouter une couleur</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Add a logo</source>
      <translation>Ajouter un logo</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Add brand colour</source>
      <translation>Ajouter une couleur de marque</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Add logo</source>
      <translation>Ajouter un logo</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Apply brand kit</source>
      <translation>Appliquer le kit de marque</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Apply to document</source>
      <translation>Appliquer au document</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Brand</source>
      <translation>Marque</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Brand colours</source>
      <translation>Couleurs de marque</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Change brand colour</source>
      <translation>Modifier une couleur de marque</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Change brand face</source>
      <translation>Modifier une police de marque</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Change brand rules</source>
      <translation>Modifier les règles de marque</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Change…</source>
      <translation>Modifier…</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Colours</source>
      <translation>Couleurs</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Colours only from the kit</source>
      <translation>Couleurs du kit uniquement</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Everything follows the kit.</source>
      <translation>Tout suit le kit.</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Faces</source>
      <translation>Polices</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Faces only from the kit</source>
      <translation>Polices du kit uniquement</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Fill with a brand colour</source>
      <translation>Remplir d’une couleur de marque</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Fix all</source>
      <translation>Tout corriger</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Follow the brand kit</source>
      <translation>Suivre le kit de marque</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Logo</source>
      <translation>Logo</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Logos</source>
      <translation>Logos</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Make one from this document</source>
      <translation>En créer un à partir de ce document</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Name of the colour</source>
      <translation>Nom de la couleur</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>No logo yet.</source>
      <translation>Pas encore de logo.</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Place on the page</source>
      <translation>Placer sur la page</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Remove</source>
      <translation>Retirer</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Remove brand colour</source>
      <translation>Retirer une couleur de marque</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Remove from the kit</source>
      <translation>Retirer du kit</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Remove logo</source>
      <translation>Retirer un logo</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Rename brand colour</source>
      <translation>Renommer une couleur de marque</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Rename…</source>
      <translation>Renommer…</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Rules</source>
      <translation>Règles</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Text</source>
      <translation>Texte</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>The document follows the kit already.</source>
      <translation>Le document suit déjà le kit.</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Title</source>
      <translation>Titre</translation>
    </message>
  </context>
  <context>
    <name>BreachCard</name>
    <message>
      <location filename="../../app/editor/panels/brand_parts.py" />
      <source>%1 is set in %2</source>
      <translation>%1 est composé en %2</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand_parts.py" />
      <source>%1 uses %2</source>
      <translation>%1 utilise %2</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand_parts.py" />
      <source>The layer is locked.</source>
      <translation>Le calque est verrouillé.</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand_parts.py" />
      <source>Use %1</source>
      <translation>Utiliser %1</translation>
    </message>
  </context>
  <context>
    <name>BreachList</name>
    <message>
      <location filename="../../app/editor/panels/brand_parts.py" />
      <source>and %1 more</source>
      <translation>et %1 autres</translation>
    </message>
  </context>
  <context>
    <name>Brief</name>
    <message>
      <location filename="../../app/editor/panels/brief_form.py" />
      <source>%1 more texts on the page</source>
      <translation>%1 autres textes sur la page</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brief_form.py" />
      <source>Action</source>
      <translation>Appel</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brief_form.py" />
      <source>Add a text</source>
      <translation>Ajouter un texte</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brief_form.py" />
      <source>Any palette</source>
      <translation>Toutes palettes</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brief_form.py" />
      <source>Artwork</source>
      <translation>Visuel</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brief_form.py" />
      <source>Body</source>
      <translation>Corps</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brief_form.py" />
      <source>Brief</source>
      <translation>Brief</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brief_form.py" />
      <source>Caption</source>
      <translation>Légende</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brief_form.py" />
      <source>Delete text</source>
      <translation>Supprimer le texte</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brief_form.py" />
      <source>Edit text</source>
      <translation>Modifier le texte</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brief_form.py" />
      <source>Keep it in the prompt only</source>
      <translation>Le garder dans le prompt seulement</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brief_form.py" />
      <source>Leave this text out</source>
      <translation>Ne pas utiliser ce texte</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brief_form.py" />
      <source>Legal</source>
      <translation>Mentions</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brief_form.py" />
      <source>Locked: words, place and look stay</source>
      <translation>Verrouillé : mots, place et aspect restent</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brief_form.py" />
      <source>Painted</source>
      <translation>Peint</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brief_form.py" />
      <source>Plain letters</source>
      <translation>Lettres simples</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brief_form.py" />
      <source>Prompt</source>
      <translation>Prompt</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brief_form.py" />
      <source>Prompt history</source>
      <translation>Historique des prompts</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brief_form.py" />
      <source>Style</source>
      <translation>Style</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brief_form.py" />
      <source>Subtitle</source>
      <translation>Sous-titre</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brief_form.py" />
      <source>Texts</source>
      <translation>Textes</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brief_form.py" />
      <source>Title</source>
      <translation>Titre</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brief_form.py" />
      <source>Title’s letters</source>
      <translation>Lettres du titre</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brief_form.py" />
      <source>Type only</source>
      <translation>Texte seul</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brief_form.py" />
      <source>Use “%1” as a text?</source>
      <translation>Utiliser « %1 » comme texte ?</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brief_form.py" />
      <source>Vector</source>
      <translation>Vectoriel</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brief_form.py" />
      <source>What is the poster for? Say the occasion, the mood, what is on it.</source>
      <translation>À quoi sert l’affiche ? Dites l’occasion, l’ambiance, ce qu’elle montre.</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brief_form.py" />
      <source>Words</source>
      <translation>Mots</translation>
    </message>
  </context>
  <context>
    <name>Canvas</name>
    <message>
      <location filename="../../app/editor/canvas/spoken.py" />
      <source>%1 by %2 %3, at %4, %5</source>
      <translation>%1 sur %2 %3, à %4, %5</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/spoken.py" />
      <source>%1 items selected</source>
      <translation>%1 éléments sélectionnés</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/gestures/draw.py" />
      <source>Add text</source>
      <translation>Ajouter un texte</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/gestures/draw.py" />
      <source>Calm ground for words</source>
      <translation>Fond calme pour les mots</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/view.py" />
      <source>Canvas</source>
      <translation>Plan de travail</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/gestures/crop.py" />
      <source>Crop</source>
      <translation>Recadrer</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/keys.py" />
      <source>Delete</source>
      <translation>Supprimer</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/gestures/draw.py" />
      <source>Draw region</source>
      <translation>Tracer une zone</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/gestures/draw.py" />
      <source>Draw shape</source>
      <translation>Tracer une forme</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/gestures/move.py" />
      <source>Duplicate</source>
      <translation>Dupliquer</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/painting.py" />
      <source>Empty text</source>
      <translation>Texte vide</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/tools.py" />
      <source>Lock</source>
      <translation>Verrouiller</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/gestures/move.py" />
      <source>Move</source>
      <translation>Déplacer</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/spoken.py" />
      <source>Nothing selected</source>
      <translation>Rien de sélectionné</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/keys.py" />
      <source>Nudge</source>
      <translation>Décaler</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/gestures/draw.py" />
      <source>Own prompt, no rule</source>
      <translation>Prompt propre, sans règle</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/gestures/eyedropper.py" />
      <source>Pick colour</source>
      <translation>Prélever une couleur</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/gestures/draw.py" />
      <source>Pictures (*.png *.jpg *.jpeg *.webp *.tif *.tiff *.gif *.bmp *.avif *.svg)</source>
      <translation>Images (*.png *.jpg *.jpeg *.webp *.tif *.tiff *.gif *.bmp *.avif *.svg)</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/gestures/draw.py" />
      <source>Place a picture</source>
      <translation>Placer une image</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/gestures/draw.py" />
      <source>Place picture</source>
      <translation>Placer une image</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/gestures/resize.py" />
      <source>Resize</source>
      <translation>Redimensionner</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/gestures/resize.py" />
      <source>Rotate</source>
      <translation>Pivoter</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/gestures/draw.py" />
      <source>The thing to look at</source>
      <translation>Ce que l’on doit regarder</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/tools.py" />
      <source>Unlock</source>
      <translation>Déverrouiller</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/gestures/draw.py" />
      <source>Words go here</source>
      <translation>Les mots vont ici</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/spoken.py" />
      <source>locked</source>
      <translation>verrouillé</translation>
    </message>
  </context>
  <context>
    <name>Choices</name>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Air balloons</source>
      <translation>Montgolfières</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Arch window</source>
      <translation>Fenêtre en arche</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Autumn</source>
      <translation>Automne</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Badge</source>
      <translation>Badge</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Banner with a circle</source>
      <translation>Bannière à cercle</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Banner with a slash</source>
      <translation>Bannière à biais</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Bauhaus</source>
      <translation>Bauhaus</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Beach</source>
      <translation>Plage</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Berry</source>
      <translation>Baies</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Big type over artwork</source>
      <translation>Grands caractères sur visuel</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Black and white</source>
      <translation>Noir et blanc</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Blobs</source>
      <translation>Taches</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Blue</source>
      <translation>Bleu</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Bokeh</source>
      <translation>Bokeh</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Botanical</source>
      <translation>Botanique</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Candy</source>
      <translation>Bonbon</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Caption bar</source>
      <translation>Bandeau de légende</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Centred medallion</source>
      <translation>Médaillon centré</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Circle</source>
      <translation>Cercle</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Citrus</source>
      <translation>Agrumes</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Cobalt and red</source>
      <translation>Cobalt et rouge</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Coral</source>
      <translation>Corail</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Corner stack</source>
      <translation>Pile en coin</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Desert</source>
      <translation>Désert</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Diagonal</source>
      <translation>Diagonale</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Dusk</source>
      <translation>Crépuscule</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Earth</source>
      <translation>Terre</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Editorial column</source>
      <translation>Colonne éditoriale</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Festive</source>
      <translation>Festif</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Forest</source>
      <translation>Forêt</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Framed horizon</source>
      <translation>Horizon encadré</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Fruits</source>
      <translation>Fruits</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Gold</source>
      <translation>Or</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Gradient</source>
      <translation>Dégradé</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Halftone</source>
      <translation>Demi-teintes</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Harbour</source>
      <translation>Port</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Ice</source>
      <translation>Glace</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Lanterns</source>
      <translation>Lanternes</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Lavender</source>
      <translation>Lavande</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Meadow</source>
      <translation>Prairie</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Memphis</source>
      <translation>Memphis</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Mesh</source>
      <translation>Maillage</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Mint</source>
      <translation>Menthe</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Mountains</source>
      <translation>Montagnes</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Neon</source>
      <translation>Néon</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Night</source>
      <translation>Nuit</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Night stack</source>
      <translation>Pile nocturne</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Nordic</source>
      <translation>Nordique</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Ocean</source>
      <translation>Océan</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Ornate frame</source>
      <translation>Cadre orné</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Palette</source>
      <translation>Palette</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Paper cut</source>
      <translation>Papier découpé</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Party</source>
      <translation>Fête</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Pastel</source>
      <translation>Pastel</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Pine forest</source>
      <translation>Pinède</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Retro</source>
      <translation>Rétro</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Sand</source>
      <translation>Sable</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Skyline</source>
      <translation>Skyline</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Space</source>
      <translation>Espace</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Split field</source>
      <translation>Champ partagé</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Spring</source>
      <translation>Printemps</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Stacked blocks</source>
      <translation>Blocs empilés</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Stage</source>
      <translation>Spectacle</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Stripes</source>
      <translation>Rayures</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Sunburst</source>
      <translation>Rayons de soleil</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Sunset</source>
      <translation>Coucher de soleil</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Swiss grid</source>
      <translation>Grille suisse</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Ticket</source>
      <translation>Ticket</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Tropical</source>
      <translation>Tropical</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Type only</source>
      <translation>Texte seul</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Under the sea</source>
      <translation>Sous la mer</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Vertical Chinese</source>
      <translation>Chinois vertical</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Vintage</source>
      <translation>Vintage</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Waves</source>
      <translation>Vagues</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Winter</source>
      <translation>Hiver</translation>
    </message>
  </context>
  <context>
    <name>Clipboard</name>
    <message>
      <location filename="../../app/editor/exchange/clipboard.py" />
      <source>Clipboard</source>
      <translation>Presse-papiers</translation>
    </message>
    <message>
      <location filename="../../app/editor/exchange/clipboard.py" />
      <source>Copy</source>
      <translation>Copier</translation>
    </message>
    <message>
      <location filename="../../app/editor/exchange/clipboard.py" />
      <source>Cut</source>
      <translation>Couper</translation>
    </message>
    <message>
      <location filename="../../app/editor/exchange/clipboard.py" />
      <source>Drawing</source>
      <translation>Dessin</translation>
    </message>
    <message>
      <location filename="../../app/editor/exchange/clipboard.py" />
      <source>Edit</source>
      <translation>Édition</translation>
    </message>
    <message>
      <location filename="../../app/editor/exchange/clipboard.py" />
      <source>Paste</source>
      <translation>Coller</translation>
    </message>
    <message>
      <location filename="../../app/editor/exchange/clipboard.py" />
      <source>Picture</source>
      <translation>Image</translation>
    </message>
    <message>
      <location filename="../../app/editor/exchange/clipboard.py" />
      <source>Select something first.</source>
      <translation>Sélectionnez d’abord un élément.</translation>
    </message>
    <message>
      <location filename="../../app/editor/exchange/clipboard.py" />
      <source>The clipboard holds nothing that can be placed.</source>
      <translation>Le presse-papiers ne contient rien qui puisse être placé.</translation>
    </message>
  </context>
  <context>
    <name>ColourWell</name>
    <message>
      <location filename="../../app/editor/controls/wells.py" />
      <source>none</source>
      <translation>aucune</translation>
    </message>
  </context>
  <context>
    <name>Combo</name>
    <message>
      <location filename="../../app/editor/controls/choices.py" />
      <source>Mixed</source>
      <translation>Mixte</translation>
    </message>
  </context>
  <context>
    <name>Compare</name>
    <message>
      <location filename="../../app/editor/panels/compare.py" />
      <source>Apply %1</source>
      <translation>Appliquer %1</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/compare.py" />
      <source>Close</source>
      <translation>Fermer</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/compare.py" />
      <source>Compare variants</source>
      <translation>Comparer les propositions</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/compare.py" />
      <source>Fit</source>
      <translation>Ajuster à la fenêtre</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/compare.py" />
      <source>Variant %1</source>
      <translation>Proposition %1</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/compare.py" />
      <source>Wheel zooms, drag moves all. Hold the space bar: every pane shows %1.</source>
      <translation>La molette zoome, glisser déplace tout. Barre d’espace maintenue : chaque volet montre %1.</translation>
    </message>
  </context>
  <context>
    <name>Design</name>
    <message>
      <location filename="../../app/editor/panels/text_faces.py" />
      <source>%1 italic</source>
      <translation>%1 italique</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_header.py" />
      <source>%1 selected</source>
      <translation>%1 sélectionnés</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_picture.py" />
      <source>%1 × %2 px, %3 ppi here</source>
      <translation>%1 × %2 px, %3 ppp ici</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/face_list.py" />
      <source>%1, %2 styles</source>
      <translation>%1, %2 styles</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/face_list.py" />
      <source>%1, variable</source>
      <translation>%1, variable</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_effects.py" />
      <source>Add %1</source>
      <translation>Ajouter : %1</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_document.py" />
      <source>Add a colour</source>
      <translation>Ajouter une couleur</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_effects.py" />
      <source>Add an effect</source>
      <translation>Ajouter un effet</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_module.py" />
      <source>Add swatch</source>
      <translation>Ajouter une nuance</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_text.py" />
      <source>Align left</source>
      <translation>Aligner à gauche</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_text.py" />
      <source>Align right</source>
      <translation>Aligner à droite</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_text.py" />
      <source>Align text</source>
      <translation>Aligner le texte</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_text.py" />
      <source>All capitals</source>
      <translation>Tout en capitales</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/face_list.py" />
      <source>All faces</source>
      <translation>Toutes les polices</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/face_picker.py" />
      <source>All kinds</source>
      <translation>Tous les genres</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/face_picker.py" />
      <source>All scripts</source>
      <translation>Toutes les écritures</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_fill.py" />
      <source>Angle</source>
      <translation>Angle</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_fill.py" />
      <source>Angle of the gradient</source>
      <translation>Angle du dégradé</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_artwork.py" />
      <source>Another seed</source>
      <translation>Une autre graine</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_region.py" />
      <source>Any text</source>
      <translation>N’importe quel texte</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_picture.py" />
      <source>Arch</source>
      <translation>Arche</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_artwork.py" />
      <source>As the seed says</source>
      <translation>Selon la graine</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_text.py" />
      <source>At the bottom of the box</source>
      <translation>En bas du bloc</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_text.py" />
      <source>At the top of the box</source>
      <translation>En haut du bloc</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_text.py" />
      <source>Axis %1</source>
      <translation>Axe %1</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_picture.py" />
      <source>B</source>
      <translation>B</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_effects.py" />
      <source>Behind</source>
      <translation>Derrière</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/text_faces.py" />
      <source>Black</source>
      <translation>Noir</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_document.py" />
      <source>Bleed</source>
      <translation>Fonds perdus</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_document.py" />
      <source>Bleed and safe area</source>
      <translation>Fonds perdus et zone de sécurité</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_document.py" />
      <source>Bleed, safe</source>
      <translation>Marges</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/text_faces.py" />
      <source>Bold</source>
      <translation>Gras</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/colour_picker.py" />
      <location filename="../../app/editor/panels/face_list.py" />
      <source>Brand</source>
      <translation>Marque</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/colour_picker.py" />
      <source>Brand colours</source>
      <translation>Couleurs de marque</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_region.py" />
      <source>Calm ground for words</source>
      <translation>Fond calme pour les mots</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/colour_picker.py" />
      <source>Can't be printed. Take the nearest, %1</source>
      <translation>Non imprimable. Prendre la plus proche, %1</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_text.py" />
      <source>Centre</source>
      <translation>Centrer</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_document.py" />
      <source>Change</source>
      <translation>Modifier</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_colours.py" />
      <source>Change colour</source>
      <translation>Modifier la couleur</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/contrast.py" />
      <source>Change fill</source>
      <translation>Modifier le remplissage</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_artwork.py" />
      <source>Change scene</source>
      <translation>Changer de scène</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_artwork.py" />
      <source>Change subject</source>
      <translation>Changer de sujet</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_document.py" />
      <source>Change swatch</source>
      <translation>Modifier la nuance</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_document.py" />
      <source>Changing a colour changes everything that uses it.</source>
      <translation>Modifier une couleur modifie tout ce qui l’utilise.</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_picture.py" />
      <source>Choose a grey picture: what is white in it shows</source>
      <translation>Choisissez une image en gris : ce qui y est blanc se voit</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_picture.py" />
      <source>Choose a mask</source>
      <translation>Choisir un masque</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_fill.py" />
      <source>Choose a picture</source>
      <translation>Choisir une image</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/face_picker.py" />
      <source>Clear search</source>
      <translation>Effacer la recherche</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/letter_forms.py" />
      <source>Close-set punctuation</source>
      <translation>Ponctuation serrée</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/colour_picker.py" />
      <location filename="../../app/editor/panels/design_fill.py" />
      <source>Colour</source>
      <translation>Couleur</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_module.py" />
      <source>Colour %1</source>
      <translation>Couleur %1</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_artwork.py" />
      <source>Colour of the subject</source>
      <translation>Couleur du sujet</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_artwork.py" />
      <location filename="../../app/editor/panels/design_colours.py" />
      <location filename="../../app/editor/panels/design_document.py" />
      <source>Colours</source>
      <translation>Couleurs</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/colour_picker.py" />
      <location filename="../../app/editor/panels/design_document.py" />
      <source>Colours of the document</source>
      <translation>Couleurs du document</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_colours.py" />
      <source>Colours of the selection</source>
      <translation>Couleurs de la sélection</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_artwork.py" />
      <source>Colours of the subject</source>
      <translation>Couleurs du sujet</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/face_picker.py" />
      <source>Condensed</source>
      <translation>Étroite</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/letter_forms.py" />
      <source>Contextual forms</source>
      <translation>Formes contextuelles</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/contrast.py" />
      <source>Contrast</source>
      <translation>Contraste</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/colour_picker.py" />
      <location filename="../../app/editor/panels/contrast.py" />
      <source>Contrast %1 : 1 on the artwork</source>
      <translation>Contraste %1:1 sur le visuel</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/colour_picker.py" />
      <source>Contrast %1 : 1, needs %2</source>
      <translation>Contraste %1:1, il faut %2</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/contrast.py" />
      <source>Contrast %1 : 1, needs %2 : 1</source>
      <translation>Contraste %1:1, il faut %2:1</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_picture.py" />
      <location filename="../../app/editor/panels/design_shape.py" />
      <source>Corner radius</source>
      <translation>Rayon des angles</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/effect_kinds.py" />
      <source>Corner radius, −1 fully round</source>
      <translation>Rayon des angles, −1 entièrement rond</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_picture.py" />
      <source>Crop</source>
      <translation>Recadrer</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_picture.py" />
      <source>Crop on the page</source>
      <translation>Recadrer sur la page</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_picture.py" />
      <source>Cut off at the bottom</source>
      <translation>Coupé en bas</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_picture.py" />
      <source>Cut off at the left</source>
      <translation>Coupé à gauche</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_picture.py" />
      <source>Cut off at the right</source>
      <translation>Coupé à droite</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_picture.py" />
      <source>Cut off at the top</source>
      <translation>Coupé en haut</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_artwork.py" />
      <source>Dark ground</source>
      <translation>Fond sombre</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/contrast.py" />
      <source>Darken ground</source>
      <translation>Assombrir le fond</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_shape.py" />
      <source>Dashes</source>
      <translation>Tirets</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_artwork.py" />
      <source>Density</source>
      <translation>Densité</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design.py" />
      <source>Design</source>
      <translation>Design</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/face_picker.py" />
      <source>Display</source>
      <translation>Titrage</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/colour_picker.py" />
      <location filename="../../app/editor/panels/design_header.py" />
      <source>Document</source>
      <translation>Document</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_shape.py" />
      <source>Dots</source>
      <translation>Points</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/effect_kinds.py" />
      <source>Downwards</source>
      <translation>Vers le bas</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_text.py" />
      <source>Each line to the width</source>
      <translation>Chaque ligne à la largeur</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_effects.py" />
      <source>Effects</source>
      <translation>Effets</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_picture.py" />
      <source>Ellipse</source>
      <translation>Ellipse</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/letter_forms.py" />
      <source>Even lines</source>
      <translation>Lignes équilibrées</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_document.py" />
      <source>Exchange width and height</source>
      <translation>Échanger largeur et hauteur</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/text_faces.py" />
      <source>Extra bold</source>
      <translation>Extra-gras</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/text_faces.py" />
      <source>Extra light</source>
      <translation>Extra-maigre</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_effects.py" />
      <source>Extruded</source>
      <translation>Extrudée</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_text.py" />
      <location filename="../../app/editor/panels/face_picker.py" />
      <source>Face</source>
      <translation>Police</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/face_picker.py" />
      <source>Face: %1</source>
      <translation>Police : %1</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/face_picker.py" />
      <source>Faces</source>
      <translation>Polices</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_shape.py" />
      <source>Figure</source>
      <translation>Figure</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_fill.py" />
      <source>Fill</source>
      <translation>Remplissage</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_text.py" />
      <source>Fill the box</source>
      <translation>Remplir le bloc</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_text.py" />
      <source>Fill the width</source>
      <translation>Remplir la largeur</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_fill.py" />
      <source>Fill with picture</source>
      <translation>Remplir d’une image</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_text.py" />
      <source>Fit</source>
      <translation>Ajustement</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_text.py" />
      <source>Fit text</source>
      <translation>Ajuster le texte</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_text.py" />
      <source>Fixed size</source>
      <translation>Taille fixe</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_layout.py" />
      <source>Flip</source>
      <translation>Retourner</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/letter_forms.py" />
      <source>Forms for capitals</source>
      <translation>Formes pour capitales</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/letter_forms.py" />
      <source>Fractions</source>
      <translation>Fractions</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/effect_kinds.py" />
      <source>Glow</source>
      <translation>Lueur</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_fill.py" />
      <location filename="../../app/editor/panels/gradient_bar.py" />
      <source>Gradient</source>
      <translation>Dégradé</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_document.py" />
      <source>Grain</source>
      <translation>Grain</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_document.py" />
      <source>Grain over the artwork</source>
      <translation>Grain sur le visuel</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/face_picker.py" />
      <source>Handwritten</source>
      <translation>Manuscrite</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/letter_forms.py" />
      <source>Hanging punctuation</source>
      <translation>Ponctuation suspendue</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/colour_picker.py" />
      <source>Harmonies</source>
      <translation>Harmonies</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_document.py" />
      <location filename="../../app/editor/panels/design_layout.py" />
      <source>Height</source>
      <translation>Hauteur</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_artwork.py" />
      <source>Hero motif</source>
      <translation>Motif principal</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/colour_picker.py" />
      <source>Hexadecimal value</source>
      <translation>Valeur hexadécimale</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/effect_kinds.py" />
      <source>Highlight</source>
      <translation>Surlignage</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/letter_forms.py" />
      <source>Historical forms</source>
      <translation>Formes historiques</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_region.py" />
      <source>Honoured %1 %</source>
      <translation>Respectée à %1 %</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/colour_area.py" />
      <source>Hue</source>
      <translation>Teinte</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_text.py" />
      <source>In the middle of the box</source>
      <translation>Au milieu du bloc</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/face_list.py" />
      <source>In this document</source>
      <translation>Dans ce document</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/colour_picker.py" />
      <source>Ink colour, kept as it is</source>
      <translation>Couleur d’encre, conservée telle quelle</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_text.py" />
      <source>Italic</source>
      <translation>Italique</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_text.py" />
      <source>Justify</source>
      <translation>Justifier</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/colour_picker.py" />
      <source>Keep as a swatch</source>
      <translation>Garder comme nuance</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_layout.py" />
      <source>Keep proportions</source>
      <translation>Garder les proportions</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_effects.py" />
      <location filename="../../app/editor/panels/face_picker.py" />
      <source>Kind</source>
      <translation>Genre</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_fill.py" />
      <source>Kind of fill</source>
      <translation>Genre de remplissage</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_effects.py" />
      <source>Kind of shadow</source>
      <translation>Genre d’ombre</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_picture.py" />
      <source>L</source>
      <translation>G</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_document.py" />
      <location filename="../../app/editor/panels/design_text.py" />
      <source>Language</source>
      <translation>Langue</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_layout.py" />
      <source>Layout</source>
      <translation>Disposition</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_text.py" />
      <location filename="../../app/editor/panels/letter_forms.py" />
      <source>Letter forms</source>
      <translation>Formes de lettres</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_text.py" />
      <source>Letter spacing</source>
      <translation>Interlettrage</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_text.py" />
      <source>Letter spacing, of the size</source>
      <translation>Interlettrage, en part du corps</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/letter_forms.py" />
      <source>Ligatures</source>
      <translation>Ligatures</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/text_faces.py" />
      <source>Light</source>
      <translation>Maigre</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/contrast.py" />
      <source>Lighten ground</source>
      <translation>Éclaircir le fond</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_shape.py" />
      <source>Line</source>
      <translation>Ligne</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_text.py" />
      <source>Line height</source>
      <translation>Interligne</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_text.py" />
      <source>Line height, times the size</source>
      <translation>Interligne, en multiple du corps</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_fill.py" />
      <source>Linear</source>
      <translation>Linéaire</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/letter_forms.py" />
      <source>Lining figures</source>
      <translation>Chiffres alignés</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design.py" />
      <source>Lock</source>
      <translation>Verrouiller</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_header.py" />
      <source>Lock place, words and look</source>
      <translation>Verrouiller place, mots et aspect</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_shape.py" />
      <source>Long dashes</source>
      <translation>Longs tirets</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_artwork.py" />
      <source>Look</source>
      <translation>Aspect</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_artwork.py" />
      <source>Look of the scene</source>
      <translation>Aspect de la scène</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_picture.py" />
      <source>Mask</source>
      <translation>Masque</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/text_faces.py" />
      <source>Medium</source>
      <translation>Moyen</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_artwork.py" />
      <source>Mirror</source>
      <translation>Miroir</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_artwork.py" />
      <source>Mirrored</source>
      <translation>En miroir</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/colour_field.py" />
      <location filename="../../app/editor/panels/design_artwork.py" />
      <location filename="../../app/editor/panels/design_text.py" />
      <location filename="../../app/editor/panels/face_picker.py" />
      <source>Mixed</source>
      <translation>Mixte</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/face_picker.py" />
      <source>Monospaced</source>
      <translation>Chasse fixe</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/letter_forms.py" />
      <source>Most lines</source>
      <translation>Lignes au plus</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/letter_forms.py" />
      <source>Most lines, 0 for any number</source>
      <translation>Lignes au plus, 0 pour ne pas limiter</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_layout.py" />
      <source>Move</source>
      <translation>Déplacer</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_header.py" />
      <source>Name</source>
      <translation>Nom</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/face_picker.py" />
      <source>No face has “%1”. Searched %2 faces.</source>
      <translation>Aucune police ne contient « %1 ». %2 polices parcourues.</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/face_picker.py" />
      <source>No face is of this script and kind.</source>
      <translation>Aucune police de cette écriture et de ce genre.</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/colour_field.py" />
      <location filename="../../app/editor/panels/design_effects.py" />
      <location filename="../../app/editor/panels/design_fill.py" />
      <source>None</source>
      <translation>Aucun</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/contrast.py" />
      <source>None of the document's colours reads better here.</source>
      <translation>Aucune couleur du document ne se lit mieux ici.</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_document.py" />
      <location filename="../../app/editor/panels/design_text.py" />
      <source>Not set</source>
      <translation>Non défini</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/item_chooser.py" />
      <source>Nothing has “%1”.</source>
      <translation>Rien ne contient « %1 ».</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/letter_forms.py" />
      <source>Old-style figures</source>
      <translation>Chiffres elzéviriens</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_effects.py" />
      <location filename="../../app/editor/panels/design_layout.py" />
      <source>Opacity</source>
      <translation>Opacité</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_fill.py" />
      <source>Opacity of the fill</source>
      <translation>Opacité du remplissage</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/letter_forms.py" />
      <source>Optical margins</source>
      <translation>Marges optiques</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_layout.py" />
      <source>Order</source>
      <translation>Ordre</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/letter_forms.py" />
      <source>Ordinals</source>
      <translation>Ordinaux</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/effect_kinds.py" />
      <source>Outline</source>
      <translation>Contour</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/contrast.py" />
      <source>Outside the page</source>
      <translation>Hors de la page</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_artwork.py" />
      <source>Own colours</source>
      <translation>Couleurs propres</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_region.py" />
      <source>Own prompt, no rule</source>
      <translation>Prompt propre, sans règle</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_document.py" />
      <source>Own size</source>
      <translation>Format libre</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/effect_kinds.py" />
      <source>Padding above and below</source>
      <translation>Marges haut et bas</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/effect_kinds.py" />
      <source>Padding at the ends</source>
      <translation>Marges aux extrémités</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_document.py" />
      <source>Page</source>
      <translation>Page</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_document.py" />
      <source>Page size</source>
      <translation>Format de page</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_artwork.py" />
      <source>Palette</source>
      <translation>Palette</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_artwork.py" />
      <source>Palette, dark to light</source>
      <translation>Palette, du sombre au clair</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_artwork.py" />
      <location filename="../../app/editor/panels/palette_list.py" />
      <source>Palettes</source>
      <translation>Palettes</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_fill.py" />
      <location filename="../../app/editor/panels/design_picture.py" />
      <source>Picture</source>
      <translation>Image</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_fill.py" />
      <location filename="../../app/editor/panels/design_picture.py" />
      <source>Pictures (*.png *.jpg *.jpeg *.webp *.tif *.tiff)</source>
      <translation>Images (*.png *.jpg *.jpeg *.webp *.tif *.tiff)</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_region.py" />
      <source>Planned elsewhere. Re-plan the region or move the box.</source>
      <translation>Prévu ailleurs. Recomposez la zone ou déplacez le bloc.</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/effect_kinds.py" />
      <source>Plate</source>
      <translation>Aplat</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_shape.py" />
      <source>Points</source>
      <translation>Points</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_picture.py" />
      <source>Polygon</source>
      <translation>Polygone</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/colour_picker.py" />
      <source>Prints as %1</source>
      <translation>S’imprime en %1</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_region.py" />
      <source>Prompt</source>
      <translation>Prompt</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_region.py" />
      <source>Prompt of the region</source>
      <translation>Prompt de la zone</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/letter_forms.py" />
      <source>Proportional figures</source>
      <translation>Chiffres proportionnels</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/letter_forms.py" />
      <source>Proportional kana</source>
      <translation>Kana proportionnels</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_picture.py" />
      <source>R</source>
      <translation>D</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_fill.py" />
      <source>Radial</source>
      <translation>Radial</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_fill.py" />
      <location filename="../../app/editor/panels/effect_kinds.py" />
      <source>Radius</source>
      <translation>Rayon</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_fill.py" />
      <source>Radius of the gradient</source>
      <translation>Rayon du dégradé</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/letter_forms.py" />
      <source>Rare ligatures</source>
      <translation>Ligatures rares</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_region.py" />
      <source>Re-plan this region</source>
      <translation>Recomposer cette zone</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/face_list.py" />
      <source>Recent</source>
      <translation>Récents</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_picture.py" />
      <source>Rectangle</source>
      <translation>Rectangle</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/text_faces.py" />
      <source>Regular</source>
      <translation>Normal</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_document.py" />
      <source>Remove</source>
      <translation>Retirer</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_effects.py" />
      <source>Remove %1</source>
      <translation>Retirer %1</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_document.py" />
      <source>Remove swatch</source>
      <translation>Retirer la nuance</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_picture.py" />
      <source>Remove the mask</source>
      <translation>Retirer le masque</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design.py" />
      <source>Rename layer</source>
      <translation>Renommer le calque</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_picture.py" />
      <source>Replace</source>
      <translation>Remplacer</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_picture.py" />
      <source>Replace picture</source>
      <translation>Remplacer l’image</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_picture.py" />
      <source>Replace the picture</source>
      <translation>Remplacer l’image</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_layout.py" />
      <source>Resize</source>
      <translation>Redimensionner</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_fill.py" />
      <source>Reverse gradient</source>
      <translation>Inverser le dégradé</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_fill.py" />
      <source>Reverse the gradient</source>
      <translation>Inverser le dégradé</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_region.py" />
      <location filename="../../app/editor/panels/design_text.py" />
      <source>Role</source>
      <translation>Rôle</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_region.py" />
      <source>Role of the region</source>
      <translation>Rôle de la zone</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_header.py" />
      <source>Role: %1</source>
      <translation>Rôle : %1</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_effects.py" />
      <source>Round</source>
      <translation>Rond</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_effects.py" />
      <source>Rounded</source>
      <translation>Arrondi</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_document.py" />
      <source>Safe distance from the edge</source>
      <translation>Distance de sécurité au bord</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/face_picker.py" />
      <source>Sans serif</source>
      <translation>Sans empattement</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/colour_area.py" />
      <source>Saturation and brightness</source>
      <translation>Saturation et luminosité</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_artwork.py" />
      <source>Scene</source>
      <translation>Scène</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/face_picker.py" />
      <source>Script</source>
      <translation>Écriture</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_effects.py" />
      <source>Seal</source>
      <translation>Sceau</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/face_picker.py" />
      <source>Search faces</source>
      <translation>Rechercher une police</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/item_chooser.py" />
      <source>Search scenes</source>
      <translation>Rechercher une scène</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/item_chooser.py" />
      <source>Search subjects</source>
      <translation>Rechercher un sujet</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_artwork.py" />
      <source>Seed</source>
      <translation>Graine</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/text_faces.py" />
      <source>Semibold</source>
      <translation>Demi-gras</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/face_picker.py" />
      <source>Serif</source>
      <translation>Empattements</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/letter_forms.py" />
      <source>Setting</source>
      <translation>Composition</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_text.py" />
      <source>Setting and letter forms</source>
      <translation>Composition et formes de lettres</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_text.py" />
      <source>Setting of the text</source>
      <translation>Composition du texte</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/effect_kinds.py" />
      <source>Shadow</source>
      <translation>Ombre</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_effects.py" />
      <location filename="../../app/editor/panels/design_shape.py" />
      <source>Shape</source>
      <translation>Forme</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_effects.py" />
      <source>Shape of the plate</source>
      <translation>Forme de l’aplat</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_picture.py" />
      <source>Show the whole picture</source>
      <translation>Montrer l’image entière</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_document.py" />
      <location filename="../../app/editor/panels/design_text.py" />
      <source>Size</source>
      <translation>Taille</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/letter_forms.py" />
      <source>Slashed zero</source>
      <translation>Zéro barré</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_text.py" />
      <source>Small capitals</source>
      <translation>Petites capitales</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/effect_kinds.py" />
      <source>Softness</source>
      <translation>Douceur</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_shape.py" />
      <source>Solid</source>
      <translation>Plein</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/letter_forms.py" />
      <source>Space between Chinese and Latin</source>
      <translation>Espace entre chinois et latin</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/colour_picker.py" />
      <source>Spot colour %1</source>
      <translation>Ton direct %1</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_effects.py" />
      <source>Starburst</source>
      <translation>Étoile éclatée</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_text.py" />
      <source>Style</source>
      <translation>Style</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/letter_forms.py" />
      <source>Stylistic alternates</source>
      <translation>Variantes stylistiques</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/letter_forms.py" />
      <source>Stylistic set %1</source>
      <translation>Jeu stylistique %1</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_artwork.py" />
      <source>Subject</source>
      <translation>Sujet</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/letter_forms.py" />
      <source>Superiors</source>
      <translation>Supérieures</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/letter_forms.py" />
      <source>Swashes</source>
      <translation>Lettres ornées</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_picture.py" />
      <source>T</source>
      <translation>H</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/letter_forms.py" />
      <source>Tabular figures</source>
      <translation>Chiffres tabulaires</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/colour_picker.py" />
      <location filename="../../app/editor/panels/design_fill.py" />
      <source>Take a colour from the page</source>
      <translation>Prélever une couleur sur la page</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_region.py" />
      <location filename="../../app/editor/panels/design_text.py" />
      <source>Text</source>
      <translation>Texte</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_region.py" />
      <source>Text of the region</source>
      <translation>Texte de la zone</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_text.py" />
      <source>Text size</source>
      <translation>Corps du texte</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_picture.py" />
      <source>The picture's file can't be read.</source>
      <translation>Le fichier de l’image est illisible.</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_picture.py" />
      <source>The picture's file is missing. Replace it, or find it on disk.</source>
      <translation>Le fichier de l’image manque. Remplacez-le ou retrouvez-le sur le disque.</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_region.py" />
      <source>The thin line on the page shows the planned box.</source>
      <translation>La ligne fine sur la page montre le bloc prévu.</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_region.py" />
      <source>The thing to look at</source>
      <translation>Ce que l’on doit regarder</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/text_faces.py" />
      <source>Thin</source>
      <translation>Ultra-maigre</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/letter_forms.py" />
      <source>This face has one form of each letter.</source>
      <translation>Cette police n’a qu’une forme par lettre.</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/colour_picker.py" />
      <source>Tint</source>
      <translation>Intensité</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_document.py" />
      <source>Title</source>
      <translation>Titre</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/letter_forms.py" />
      <source>Titling forms</source>
      <translation>Formes de titrage</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/effect_kinds.py" />
      <source>To the right</source>
      <translation>Vers la droite</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_picture.py" />
      <source>Too few pixels for print at this size.</source>
      <translation>Trop peu de pixels pour imprimer à cette taille.</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_layout.py" />
      <source>Turn</source>
      <translation>Rotation</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_document.py" />
      <source>Turn the page</source>
      <translation>Tourner la page</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_layout.py" />
      <source>Turn, clockwise</source>
      <translation>Rotation, sens horaire</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_document.py" />
      <location filename="../../app/editor/panels/design_layout.py" />
      <source>Unit</source>
      <translation>Unité</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_layout.py" />
      <source>Unit of lengths</source>
      <translation>Unité de longueur</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design.py" />
      <location filename="../../app/editor/panels/design_header.py" />
      <source>Unlock</source>
      <translation>Déverrouiller</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_document.py" />
      <source>Untitled</source>
      <translation>Sans titre</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/text_faces.py" />
      <source>Variable</source>
      <translation>Variable</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/text_faces.py" />
      <source>Variable italic</source>
      <translation>Variable italique</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_text.py" />
      <source>Vertical text</source>
      <translation>Texte vertical</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_region.py" />
      <source>What is to be seen here</source>
      <translation>Ce que l’on doit voir ici</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_region.py" />
      <source>Which text goes here</source>
      <translation>Quel texte va ici</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_document.py" />
      <location filename="../../app/editor/panels/design_layout.py" />
      <location filename="../../app/editor/panels/effect_kinds.py" />
      <source>Width</source>
      <translation>Largeur</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_shape.py" />
      <source>Width of the stub</source>
      <translation>Largeur du talon</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_picture.py" />
      <source>Window</source>
      <translation>Fenêtre</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_region.py" />
      <source>Words go here</source>
      <translation>Les mots vont ici</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_layout.py" />
      <source>X: distance from the left edge</source>
      <translation>X : distance au bord gauche</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_layout.py" />
      <source>Y: distance from the top edge</source>
      <translation>Y : distance au bord supérieur</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_picture.py" />
      <source>“%1” isn't a picture that Affiche reads.</source>
      <translation>« %1 » n’est pas une image qu’Affiche sait lire.</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_region.py" />
      <source>“%1” needs this place. Move the box or unlock the text.</source>
      <translation>« %1 » a besoin de cette place. Déplacez le bloc ou déverrouillez le texte.</translation>
    </message>
  </context>
  <context>
    <name>Device</name>
    <message>
      <location filename="../../app/editor/panels/device_card.py" />
      <source>Best that works</source>
      <translation>Le meilleur disponible</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/device_card.py" />
      <source>Change</source>
      <translation>Modifier</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/device_card.py" />
      <source>Check again</source>
      <translation>Vérifier à nouveau</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/device_card.py" />
      <source>Device not checked</source>
      <translation>Appareil non vérifié</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/device_card.py" />
      <source>Looking for devices…</source>
      <translation>Recherche d’appareils…</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/device_card.py" />
      <source>Running on: %1</source>
      <translation>Exécution sur : %1</translation>
    </message>
  </context>
  <context>
    <name>DevicesPage</name>
    <message>
      <location filename="../../app/editor/dialogs/preference_devices.py" />
      <source>Add a bundle</source>
      <translation>Ajouter un pack</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preference_devices.py" />
      <source>Add a bundle from a folder</source>
      <translation>Ajouter un pack depuis un dossier</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preference_devices.py" />
      <source>Check again</source>
      <translation>Vérifier à nouveau</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preference_devices.py" />
      <source>Devices</source>
      <translation>Appareils</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preference_devices.py" />
      <source>Digest %1</source>
      <translation>Empreinte %1</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preference_devices.py" />
      <source>First run %1 ms.</source>
      <translation>Première exécution %1 ms.</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preference_devices.py" />
      <source>Looking for devices…</source>
      <translation>Recherche d’appareils…</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preference_devices.py" />
      <source>Models</source>
      <translation>Modèles</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preference_devices.py" />
      <source>Not found</source>
      <translation>Introuvable</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preference_devices.py" />
      <source>Run on</source>
      <translation>Exécuter sur</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preference_devices.py" />
      <source>Self-test passed: its answer is right.</source>
      <translation>Autotest réussi : sa réponse est juste.</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preference_devices.py" />
      <source>Show the folder of your own bundles</source>
      <translation>Ouvrir le dossier de vos packs</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preference_devices.py" />
      <source>Switched off</source>
      <translation>Désactivé</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preference_devices.py" />
      <source>The best that works</source>
      <translation>Le meilleur disponible</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preference_devices.py" />
      <source>Version %1</source>
      <translation>Version %1</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preference_devices.py" />
      <source>Works</source>
      <translation>Fonctionne</translation>
    </message>
  </context>
  <context>
    <name>DifferenceView</name>
    <message>
      <location filename="../../app/editor/panels/proof_cards.py" />
      <source>Document</source>
      <translation>Document</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof_cards.py" />
      <source>Read</source>
      <translation>Lu</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof_cards.py" />
      <source>nothing</source>
      <translation>rien</translation>
    </message>
  </context>
  <context>
    <name>DocumentTabs</name>
    <message>
      <location filename="../../app/editor/frame/doc_tabs.py" />
      <source>Close</source>
      <translation>Fermer</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/doc_tabs.py" />
      <source>Close %1</source>
      <translation>Fermer %1</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/doc_tabs.py" />
      <source>Documents</source>
      <translation>Documents</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/doc_tabs.py" />
      <source>New document</source>
      <translation>Nouveau document</translation>
    </message>
  </context>
  <context>
    <name>Documents</name>
    <message>
      <location filename="../../app/editor/files/documents.py" />
      <source>Choose another name, or close that tab.</source>
      <translation>Choisissez un autre nom ou fermez cet onglet.</translation>
    </message>
    <message>
      <location filename="../../app/editor/files/documents.py" />
      <source>Not saved: another program changed “%1” since it was opened</source>
      <translation>Non enregistré : un autre programme a modifié « %1 » depuis son ouverture</translation>
    </message>
    <message>
      <location filename="../../app/editor/files/saving.py" />
      <source>Not saved: the disk is full (needs %1, %2 free)</source>
      <translation>Non enregistré : le disque est plein (il faut %1, reste %2)</translation>
    </message>
    <message>
      <location filename="../../app/editor/files/documents.py" />
      <source>Not saved: “%1” is open in another tab</source>
      <translation>Non enregistré : « %1 » est ouvert dans un autre onglet</translation>
    </message>
    <message>
      <location filename="../../app/editor/files/documents.py" />
      <source>Recovered edits</source>
      <translation>Modifications récupérées</translation>
    </message>
    <message>
      <location filename="../../app/editor/files/documents.py" />
      <source>Save a copy under another name.</source>
      <translation>Enregistrez une copie sous un autre nom.</translation>
    </message>
    <message>
      <location filename="../../app/editor/files/documents.py" />
      <source>Save a copy, or replace what the other program wrote.</source>
      <translation>Enregistrez une copie ou remplacez ce que l’autre programme a écrit.</translation>
    </message>
    <message>
      <location filename="../../app/editor/files/documents.py" />
      <source>Save or close it first.</source>
      <translation>Enregistrez-le ou fermez-le d’abord.</translation>
    </message>
    <message>
      <location filename="../../app/editor/files/saving.py" />
      <source>The last saved version and your edits are safe in memory.</source>
      <translation>La dernière version enregistrée et vos modifications sont conservées en mémoire.</translation>
    </message>
    <message>
      <location filename="../../app/editor/files/documents.py" />
      <source>This document was made with a newer Affiche (format %1). This one reads format %2 and can't edit it without loss</source>
      <translation>Ce document vient d’une version plus récente d’Affiche (format %1). Celle-ci lit le format %2 et ne peut pas le modifier sans perte</translation>
    </message>
    <message>
      <location filename="../../app/editor/files/documents.py" />
      <source>“%1” is open with unsaved changes</source>
      <translation>« %1 » est ouvert avec des modifications non enregistrées</translation>
    </message>
  </context>
  <context>
    <name>Engine</name>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>%1 can't be flipped</source>
      <translation>%1 ne peut pas être retourné</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>%1 cannot hold these texts: %2</source>
      <translation>%1 ne peut contenir ces textes : %2</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>%1 characters are too many for one poster</source>
      <translation>%1 caractères sont trop pour une affiche</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>%1 computes wrongly: %2</source>
      <translation>%1 calcule faux : %2</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>%1 could not be tried: %2</source>
      <translation>%1 n’a pas pu être essayé : %2</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>%1 dpi is out of range</source>
      <translation>%1 ppp est hors limites</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>%1 has no room for a title of this length</source>
      <translation>%1 n’a pas la place pour un titre aussi long</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>%1 is not a colour</source>
      <translation>%1 n’est pas une couleur</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>%1 is not a page size</source>
      <translation>%1 n’est pas un format de page</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>%1 locked regions are too many</source>
      <translation>%1 zones verrouillées sont trop</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>%1 missing</source>
      <translation>%1 manque</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>%1 mm of it lie off the page</source>
      <translation>%1 mm sont hors de la page</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>%1 more</source>
      <translation>%1 de plus</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>%1 not found: %2</source>
      <translation>%1 introuvable : %2</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>%1 not supported by this runtime</source>
      <translation>%1 n’est pas pris en charge par ce moteur</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>%1 not used: %2</source>
      <translation>%1 non utilisé : %2</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>%1 regions are too many</source>
      <translation>%1 zones sont trop</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>%1 texts are too many for one poster</source>
      <translation>%1 textes sont trop pour une affiche</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>%1 works</source>
      <translation>%1 fonctionne</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>%1. %2</source>
      <translation>%1. %2</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>%1: %2</source>
      <translation>%1 : %2</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>%1; %2</source>
      <translation>%1 ; %2</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>Add it or install Affiche again.</source>
      <translation>Ajoutez-la ou réinstallez Affiche.</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>Affiche reads up to %1 million</source>
      <translation>Affiche en lit jusqu’à %1 millions</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>CANN exists on Linux only</source>
      <translation>CANN n’existe que sous Linux</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>Choose another face for it.</source>
      <translation>Choisissez une autre police pour lui.</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>Choose another face.</source>
      <translation>Choisissez une autre police.</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>Install Affiche again.</source>
      <translation>Réinstallez Affiche.</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine.py" />
      <source>Running on CPU works more slowly.</source>
      <translation>L’exécution sur CPU est plus lente.</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>Running on: %1</source>
      <translation>Exécution sur : %1</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>Running on: %1 (%2)</source>
      <translation>Exécution sur : %1 (%2)</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>Set this text on a straight line, a gentler curve or smaller.</source>
      <translation>Composez ce texte en ligne droite, sur une courbe plus douce ou plus petit.</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine.py" />
      <source>The engine stopped at the stage “%1”.</source>
      <translation>Le moteur s’est arrêté à l’étape « %1 ».</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine.py" />
      <source>The engine stopped three times on this device.</source>
      <translation>Le moteur s’est arrêté trois fois sur cet appareil.</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>Use another face, or export the text as curves.</source>
      <translation>Utilisez une autre police ou exportez le texte vectorisé.</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine.py" />
      <source>Your document is untouched.</source>
      <translation>Votre document est intact.</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine.py" />
      <source>Your document is untouched. The engine has been restarted.</source>
      <translation>Votre document est intact. Le moteur a été relancé.</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>a document needs at least one page</source>
      <translation>un document a au moins une page</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>a group can't be put into itself</source>
      <translation>un groupe ne peut pas être placé dans lui-même</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>a locked region lies outside the page</source>
      <translation>une zone verrouillée est hors de la page</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>a picture can't be read</source>
      <translation>une image est illisible</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>a picture is damaged</source>
      <translation>une image est endommagée</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>a picture of %1 x %2 px is out of range</source>
      <translation>une image de %1 × %2 px est hors limites</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>a picture of %1 x %2 px is too large</source>
      <translation>une image de %1 × %2 px est trop grande</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>a picture of more than %1 megapixels is too large</source>
      <translation>une image décompressée dépasse %1 mégapixels</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>a picture of this document is missing</source>
      <translation>une image de ce document manque</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>a space is missing after “%1”</source>
      <translation>une espace manque après « %1 »</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>a space is surplus after “%1”</source>
      <translation>une espace est en trop après « %1 »</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>a swatch needs a name</source>
      <translation>une nuance doit avoir un nom</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>bring it below %1 MB</source>
      <translation>ramenez-la sous %1 Mo</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>bring it below %1 megapixels</source>
      <translation>ramenez-la sous %1 mégapixels</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>choose %1 to %2</source>
      <translation>choisissez de %1 à %2</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>choose a file name</source>
      <translation>choisissez un nom de fichier</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>choose a lower resolution</source>
      <translation>choisissez une résolution plus basse</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>choose another file</source>
      <translation>choisissez un autre fichier</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>choose another place or free space</source>
      <translation>choisissez un autre emplacement ou libérez de l’espace</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>draw at most %1</source>
      <translation>tracez-en %1 au plus</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>each side must be %1</source>
      <translation>chaque côté doit mesurer %1</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>fetch the bundle again</source>
      <translation>récupérez à nouveau le pack</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>give at most %1, quoted ones included</source>
      <translation>donnez-en %1 au plus, citations comprises</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>give it shorter facts</source>
      <translation>donnez-lui des informations plus courtes</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>import the pictures again or remove their layers</source>
      <translation>importez à nouveau les images ou retirez leurs calques</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>install Affiche again</source>
      <translation>réinstallez Affiche</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>is installed already</source>
      <translation>est déjà installé</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>it doesn't fit its box</source>
      <translation>il ne tient pas dans son bloc</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>its document can't be read</source>
      <translation>son document est illisible</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>joined letters can't be set on a curve as tight as this</source>
      <translation>des lettres liées ne tiennent pas sur une courbe aussi serrée</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>lock at most %1</source>
      <translation>verrouillez-en %1 au plus</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>lower the resolution</source>
      <translation>baissez la résolution</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>move it onto the page</source>
      <translation>déplacez-la dans la page</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>no /dev/davinci device</source>
      <translation>pas de périphérique /dev/davinci</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>no /dev/davinci device, %1</source>
      <translation>pas de périphérique /dev/davinci, %1</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>no ONNX runtime is installed</source>
      <translation>aucun moteur ONNX n’est installé</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>no decoder bundle is installed</source>
      <translation>aucun pack de décodeur n’est installé</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>no face has %1</source>
      <translation>aucune police n’a %1</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>no page of the document can be read</source>
      <translation>aucune page du document n’est lisible</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>no plan fits these texts on this page</source>
      <translation>aucune composition ne fait tenir ces textes sur cette page</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>only layers of one page and one group can be grouped</source>
      <translation>seuls les calques d’une même page et d’un même groupe peuvent être groupés</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>open it with a newer Affiche</source>
      <translation>ouvrez-le avec une version plus récente d’Affiche</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>open the last saved file</source>
      <translation>ouvrez le dernier fichier enregistré</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>page size %1 is out of range</source>
      <translation>le format %1 est hors limites</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>page size %1 is too narrow</source>
      <translation>le format %1 est trop étroit</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>place it anew</source>
      <translation>placez-la à nouveau</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>proportions go up to 12:1</source>
      <translation>les proportions vont jusqu’à 12:1</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>replace it by a PNG or JPEG</source>
      <translation>remplacez-la par un PNG ou un JPEG</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>replace it by a sound copy</source>
      <translation>remplacez-la par une copie intacte</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>say what the poster is about</source>
      <translation>dites le sujet de l’affiche</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>shorten it to %1 or divide it</source>
      <translation>raccourcissez-le à %1 ou divisez-le</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>simplify it</source>
      <translation>simplifiez-le</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine.py" />
      <source>starting</source>
      <translation>démarrage</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>take a backup copy</source>
      <translation>prenez une copie de sauvegarde</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the brand kit can't be read (%1)</source>
      <translation>le kit de marque est illisible (%1)</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the brand kit could not be saved (%1)</source>
      <translation>le kit de marque n’a pas pu être enregistré (%1)</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the brand kit has too many colours or faces</source>
      <translation>le kit de marque a trop de couleurs ou de polices</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the brand kit is larger than 32 MB</source>
      <translation>le kit de marque dépasse 32 Mo</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the contents differ from their digest: the file was changed or damaged</source>
      <translation>le contenu diffère de son empreinte : le fichier a été modifié ou endommagé</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the document has format version %1, this Affiche reads up to %2</source>
      <translation>le document est au format %1, cet Affiche lit jusqu’au format %2</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the document has more than %1 layers</source>
      <translation>le document a plus de %1 calques</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the document has more than %1 pages</source>
      <translation>le document a plus de %1 pages</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the document has no page</source>
      <translation>le document n’a pas de page</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the document uses %1 picture(s) that are not there (%2)</source>
      <translation>le document utilise %1 image(s) absente(s) (%2)</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the drawing holds more than %1 shapes</source>
      <translation>le dessin contient plus de %1 formes</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the drawing holds no shapes</source>
      <translation>le dessin ne contient aucune forme</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the drawing is nested too deeply</source>
      <translation>le dessin est imbriqué trop profondément</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the drawing repeats its parts too often</source>
      <translation>le dessin répète trop souvent ses parties</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the face %1 can't be read</source>
      <translation>la police %1 est illisible</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the face %1 can't be read (%2)</source>
      <translation>la police %1 est illisible (%2)</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the file can't be read (%1)</source>
      <translation>le fichier est illisible (%1)</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the file cannot be read (%1)</source>
      <translation>le fichier est illisible (%1)</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the file could not be saved (%1)</source>
      <translation>le fichier n’a pas pu être enregistré (%1)</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the file could not be written: %1</source>
      <translation>le fichier n’a pas pu être écrit : %1</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the file is damaged or incomplete</source>
      <translation>le fichier est endommagé ou incomplet</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the file is larger than 2 GiB</source>
      <translation>le fichier dépasse 2 Gio</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the graph can't be opened: %1</source>
      <translation>le graphe ne s’ouvre pas : %1</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the graph can't run: %1</source>
      <translation>le graphe ne s’exécute pas : %1</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the journal can't be read</source>
      <translation>le journal est illisible</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the layout drew no line of it</source>
      <translation>aucune de ses lignes n’a été dessinée</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the lines of the layout don't spell the text</source>
      <translation>les lignes composées n’épellent pas le texte</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the member is missing: the file is incomplete</source>
      <translation>une partie manque : le fichier est incomplet</translation>
    </message>
    <message>
      <source>the picture can't be read (%1)</source>
      <translation type="vanished">l’image est illisible (%1)</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the picture is not in the document</source>
      <translation>l’image n’est pas dans le document</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the picture on the clipboard can't be read</source>
      <translation>l’image du presse-papiers est illisible</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the press profile is missing</source>
      <translation>le profil d’impression manque</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the text detector's model is missing</source>
      <translation>le modèle du détecteur de texte manque</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the text is empty</source>
      <translation>le texte est vide</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the text reader's model is missing</source>
      <translation>le modèle du lecteur de texte manque</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the texts are too long</source>
      <translation>les textes sont trop longs</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>there is no face %1</source>
      <translation>il n’y a pas de police %1</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>there is no model bundle in %1</source>
      <translation>il n’y a pas de pack de modèles dans %1</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>there is no page to write</source>
      <translation>il n’y a pas de page à écrire</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>there is no such file</source>
      <translation>ce fichier n’existe pas</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>there is no such journal</source>
      <translation>ce journal n’existe pas</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>there is not enough memory for the picture</source>
      <translation>il n’y a pas assez de mémoire pour l’image</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>there is nothing to design</source>
      <translation>il n’y a rien à composer</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>this file has %1 MB</source>
      <translation>ce fichier fait %1 Mo</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>this is a folder</source>
      <translation>c’est un dossier</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>this is not an Affiche document</source>
      <translation>ce n’est pas un document Affiche</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>this isn't a brand kit (%1)</source>
      <translation>ce n’est pas un kit de marque (%1)</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>this picture has %1 MB</source>
      <translation>cette image fait %1 Mo</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>this picture unpacks to %1 pixels</source>
      <translation>cette image se décompresse en %1 pixels</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>update Affiche</source>
      <translation>mettez Affiche à jour</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>use vector artwork and live letters</source>
      <translation>utilisez un visuel vectoriel et des lettres simples</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>was altered or damaged: its digest is another</source>
      <translation>a été modifié ou endommagé : son empreinte diffère</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>write it like #e23b3b</source>
      <translation>écrivez par exemple #e23b3b</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>write the words or leave the text out</source>
      <translation>écrivez les mots ou retirez le texte</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>“%1” is missing after “%2”</source>
      <translation>« %1 » manque après « %2 »</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>“%1” is missing at the start</source>
      <translation>« %1 » manque au début</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>“%1” is surplus after “%2”</source>
      <translation>« %1 » est en trop après « %2 »</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>“%1” is surplus at the start</source>
      <translation>« %1 » est en trop au début</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>“%1” reads “%2” after “%3”</source>
      <translation>« %1 » se lit « %2 » après « %3 »</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>“%1” reads “%2” at the start</source>
      <translation>« %1 » se lit « %2 » au début</translation>
    </message>
  </context>
  <context>
    <name>Export</name>
    <message numerus="yes">
      <location filename="../../app/editor/dialogs/export_findings.py" />
      <source>%n error(s)</source>
      <translation>
        <numerusform>%n erreur</numerusform>
        <numerusform>%n erreurs</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/editor/dialogs/export_findings.py" />
      <source>%n warning(s)</source>
      <translation>
        <numerusform>%n avertissement</numerusform>
        <numerusform>%n avertissements</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_job.py" />
      <source>Checking</source>
      <translation>Contrôle en cours</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_settings.py" />
      <source>Client proof</source>
      <translation>Épreuve client</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_job.py" />
      <source>Done</source>
      <translation>Terminé</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export.py" />
      <source>Export again</source>
      <translation>Exporter à nouveau</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export.py" />
      <source>Exporting {name}</source>
      <translation>Exportation de {name}</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export.py" />
      <source>Export…</source>
      <translation>Exporter…</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export.py" />
      <source>File</source>
      <translation>Fichier</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_settings.py" />
      <source>Large format</source>
      <translation>Grand format</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_settings.py" />
      <source>PDF, full size, outlines</source>
      <translation>PDF, taille réelle, vectorisé</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_settings.py" />
      <source>PDF, sRGB, cut to size</source>
      <translation>PDF, sRGB, au format fini</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_settings.py" />
      <source>PDF/X-4, bleed, marks</source>
      <translation>PDF/X-4, fonds perdus, repères</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_settings.py" />
      <source>PNG, sRGB, 1×</source>
      <translation>PNG, sRGB, 1×</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_settings.py" />
      <source>PNG, sRGB, 2×</source>
      <translation>PNG, sRGB, 2×</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_settings.py" />
      <source>Print</source>
      <translation>Impression</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_job.py" />
      <source>Reader: {name}</source>
      <translation>Lecteur : {name}</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_job.py" />
      <source>Reading it back</source>
      <translation>Relecture</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export.py" />
      <source>There is nothing to export.</source>
      <translation>Rien à exporter.</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_job.py" />
      <source>UNPROVED</source>
      <translation>NON VÉRIFIÉ</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_settings.py" />
      <source>Web</source>
      <translation>Web</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_settings.py" />
      <source>Web, sharp screens</source>
      <translation>Web, écrans fins</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_job.py" />
      <source>Words read from the written file: {proved} of {words}</source>
      <translation>Mots relus dans le fichier écrit : {proved} sur {words}</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_job.py" />
      <source>Writing</source>
      <translation>Écriture</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_job.py" />
      <source>proved</source>
      <translation>vérifié</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_job.py" />
      <source>{name} is written, not proved, {size}</source>
      <translation>{name} est écrit, non vérifié, {size}</translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/editor/dialogs/export_job.py" />
      <source>{name}: %n word(s) proved, {size}</source>
      <translation>
        <numerusform>{name} : %n mot vérifié, {size}</numerusform>
        <numerusform>{name} : %n mots vérifiés, {size}</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>ExportDialog</name>
    <message>
      <location filename="../../app/editor/dialogs/export.py" />
      <source>Close (Esc)</source>
      <translation>Fermer (Échap)</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export.py" />
      <source>Export</source>
      <translation>Exporter</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export.py" />
      <source>Export unproved…</source>
      <translation>Exporter sans vérification…</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export.py" />
      <source>Export {format}</source>
      <translation>Exporter en {format}</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export.py" />
      <source>Folder</source>
      <translation>Dossier</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export.py" />
      <source>Folder: {name}</source>
      <translation>Dossier : {name}</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export.py" />
      <source>Highest total ink</source>
      <translation>Encrage total maximal</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export.py" />
      <source>Preview</source>
      <translation>Aperçu</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export.py" />
      <source>Soft proof</source>
      <translation>Épreuve écran</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export.py" />
      <source>Stopped. The old file is as it was.</source>
      <translation>Arrêté. L’ancien fichier est inchangé.</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export.py" />
      <source>Stopping…</source>
      <translation>Arrêt…</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export.py" />
      <source>The report is in the clipboard.</source>
      <translation>Le rapport est dans le presse-papiers.</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export.py" />
      <source>Written as {name}, and the report says so.</source>
      <translation>Écrit sous {name}, et le rapport le dit.</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export.py" />
      <source>about {size}, {seconds} s</source>
      <translation>environ {size}, {seconds} s</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export.py" />
      <source>no estimate yet</source>
      <translation>pas encore d’estimation</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export.py" />
      <source>replaces the file of that name</source>
      <translation>remplace le fichier du même nom</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export.py" />
      <source>{w} × {h} px</source>
      <translation>{w} × {h} px</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export.py" />
      <source>{w} × {h} px, no estimate yet</source>
      <translation>{w} × {h} px, pas encore d’estimation</translation>
    </message>
  </context>
  <context>
    <name>ExportView</name>
    <message>
      <location filename="../../app/editor/dialogs/export_view.py" />
      <source>Cancel</source>
      <translation>Annuler</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_view.py" />
      <source>Choose the folder</source>
      <translation>Choisir le dossier</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_view.py" />
      <source>File name</source>
      <translation>Nom du fichier</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_view.py" />
      <source>Gamut warning</source>
      <translation>Hors gamut</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_view.py" />
      <source>Map of the total ink</source>
      <translation>Carte de l’encrage total</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_view.py" />
      <source>Page</source>
      <translation>Page</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_view.py" />
      <source>Page {n} of {count}</source>
      <translation>Page {n} sur {count}</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_view.py" />
      <source>Paper white</source>
      <translation>Papier</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_view.py" />
      <source>Soft proof</source>
      <translation>Épreuve</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_view.py" />
      <source>Stop</source>
      <translation>Arrêter</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_view.py" />
      <source>Zoom (wheel, double click)</source>
      <translation>Zoom (molette, double clic)</translation>
    </message>
  </context>
  <context>
    <name>FaceButton</name>
    <message>
      <location filename="../../app/editor/canvas/bar_rows.py" />
      <source>Face</source>
      <translation>Police</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/bar_rows.py" />
      <source>Face: %1</source>
      <translation>Police : %1</translation>
    </message>
  </context>
  <context>
    <name>FileActions</name>
    <message>
      <location filename="../../app/editor/actions/file_actions.py" />
      <source>Affiche documents</source>
      <translation>Documents Affiche</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/file_actions.py" />
      <source>Cancel</source>
      <translation>Annuler</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/file_actions.py" />
      <source>Close</source>
      <translation>Fermer</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/file_actions.py" />
      <source>Don’t save</source>
      <translation>Ne pas enregistrer</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/file_actions.py" />
      <source>Everything is saved.</source>
      <translation>Tout est enregistré.</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/file_actions.py" />
      <source>File</source>
      <translation>Fichier</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/file_actions.py" />
      <source>Free variants (%1)</source>
      <translation>Libérer les propositions (%1)</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/file_actions.py" />
      <source>New…</source>
      <translation>Nouveau…</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/file_actions.py" />
      <source>Open</source>
      <translation>Ouvrir</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/file_actions.py" />
      <source>Open read-only</source>
      <translation>Ouvrir en lecture seule</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/file_actions.py" />
      <source>Open…</source>
      <translation>Ouvrir…</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/file_actions.py" />
      <source>Poster</source>
      <translation>Affiche</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/file_actions.py" />
      <source>Replace it</source>
      <translation>Le remplacer</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/file_actions.py" />
      <source>Save</source>
      <translation>Enregistrer</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/file_actions.py" />
      <source>Save a copy</source>
      <translation>Enregistrer une copie</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/file_actions.py" />
      <source>Save as</source>
      <translation>Enregistrer sous</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/file_actions.py" />
      <source>Save as…</source>
      <translation>Enregistrer sous…</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/file_actions.py" />
      <source>Save elsewhere</source>
      <translation>Enregistrer ailleurs</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/file_actions.py" />
      <source>Save the changes to “%1”?</source>
      <translation>Enregistrer les modifications de « %1 » ?</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/file_actions.py" />
      <source>The file has changed</source>
      <translation>Le fichier a changé</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/file_actions.py" />
      <source>Try again</source>
      <translation>Réessayer</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/file_actions.py" />
      <source>Without saving, the last changes are gone.</source>
      <translation>Sans enregistrement, les dernières modifications seront perdues.</translation>
    </message>
  </context>
  <context>
    <name>FindingCard</name>
    <message>
      <location filename="../../app/editor/panels/proof_cards.py" />
      <source>Accepted: {reason}</source>
      <translation>Accepté : {reason}</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof_cards.py" />
      <source>Ask again</source>
      <translation>Redemander</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof_cards.py" />
      <source>Ignore here</source>
      <translation>Ignorer ici</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof_cards.py" />
      <source>It is right, ignore here</source>
      <translation>C’est juste, ignorer ici</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof_cards.py" />
      <source>It is right, ignore here…</source>
      <translation>C’est juste, ignorer ici…</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof_cards.py" />
      <source>More</source>
      <translation>Plus</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof_cards.py" />
      <source>Show on canvas</source>
      <translation>Montrer sur le plan de travail</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof_cards.py" />
      <source>Why is it right?</source>
      <translation>Pourquoi est-ce juste ?</translation>
    </message>
  </context>
  <context>
    <name>Findings</name>
    <message>
      <location filename="../../app/editor/files/safe_view.py" />
      <source>Copy</source>
      <translation>Copier</translation>
    </message>
    <message>
      <location filename="../../app/editor/files/safe_view.py" />
      <source>What was found</source>
      <translation>Ce qui a été constaté</translation>
    </message>
  </context>
  <context>
    <name>FindingsColumn</name>
    <message>
      <location filename="../../app/editor/dialogs/export_findings.py" />
      <source>Checking</source>
      <translation>Contrôle en cours</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_findings.py" />
      <source>Live. Each word is read again from the written file.</source>
      <translation>En direct. Chaque mot est relu dans le fichier écrit.</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_findings.py" />
      <source>Preflight</source>
      <translation>Contrôle en amont</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_findings.py" />
      <source>Words proved: {proved} of {total}</source>
      <translation>Mots vérifiés : {proved} sur {total}</translation>
    </message>
  </context>
  <context>
    <name>FormatCard</name>
    <message>
      <location filename="../../app/editor/dialogs/cards.py" />
      <source>Custom</source>
      <translation>Personnalisé</translation>
    </message>
  </context>
  <context>
    <name>Formats</name>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>A0</source>
      <translation>A0</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>A1</source>
      <translation>A1</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>A2</source>
      <translation>A2</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>A3</source>
      <translation>A3</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>A4 flyer</source>
      <translation>Tract A4</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>A5</source>
      <translation>A5</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>A6 postcard</source>
      <translation>Carte A6</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>At most 12 times the other side</source>
      <translation>Au plus 12 fois l’autre côté</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>At most a third of the shorter side</source>
      <translation>Au plus un tiers du petit côté</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>Banner</source>
      <translation>Bannière</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>Billboard</source>
      <translation>Panneau 4×3</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>City light</source>
      <translation>Mobilier urbain</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>Cover</source>
      <translation>Couverture</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>From %1 to %2</source>
      <translation>De %1 à %2</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>From 0 to 50 mm</source>
      <translation>De 0 à 50 mm</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>Hero</source>
      <translation>Bandeau d’accueil</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>Landscape</source>
      <translation>Paysage</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>Large poster</source>
      <translation>Grande affiche</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>Leaderboard</source>
      <translation>Leaderboard</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>Letter</source>
      <translation>Letter</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>Link preview</source>
      <translation>Aperçu de lien</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>Medium poster</source>
      <translation>Affiche moyenne</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>One sheet</source>
      <translation>One sheet</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>Portrait</source>
      <translation>Portrait</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>Postcard</source>
      <translation>Carte postale</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>Posters, A series</source>
      <translation>Affiches, série A</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>Posters, US</source>
      <translation>Affiches, États-Unis</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>Rectangle</source>
      <translation>Rectangle</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>Roll-up</source>
      <translation>Roll-up</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>Roll-ups and large format</source>
      <translation>Roll-ups et grand format</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>Skyscraper</source>
      <translation>Skyscraper</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>Small leaderboard</source>
      <translation>Petit leaderboard</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>Social media</source>
      <translation>Réseaux sociaux</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>Square</source>
      <translation>Carré</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>Story</source>
      <translation>Story</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>Tabloid</source>
      <translation>Tabloïd</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>WeChat cover</source>
      <translation>Couverture WeChat</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>Web banner</source>
      <translation>Bannière web</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>Web banners</source>
      <translation>Bannières web</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>Wide roll-up</source>
      <translation>Roll-up large</translation>
    </message>
  </context>
  <context>
    <name>Generate</name>
    <message>
      <source>%1 GB</source>
      <translation type="vanished">%1 Go</translation>
    </message>
    <message>
      <source>%1 MB</source>
      <translation type="vanished">%1 Mo</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/problem_card.py" />
      <source>%1 are kept</source>
      <translation>%1 sont conservées</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_jobs.py" />
      <source>%1 artworks</source>
      <translation>%1 visuels</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_jobs.py" />
      <source>%1 colours</source>
      <translation>%1 couleurs</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate.py" />
      <source>%1 finished variants kept</source>
      <translation>%1 propositions finies conservées</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/problem_card.py" />
      <source>%1 is kept</source>
      <translation>%1 est conservée</translation>
    </message>
    <message>
      <source>%1 kB</source>
      <translation type="vanished">%1 ko</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_jobs.py" />
      <source>%1 locked items kept.</source>
      <translation>%1 éléments verrouillés conservés.</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate.py" />
      <source>%1 locked items stay as they are.</source>
      <translation>%1 éléments verrouillés restent tels quels.</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_button.py" />
      <source>%1 min</source>
      <translation>%1 min</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_button.py" />
      <source>%1 s</source>
      <translation>%1 s</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_jobs.py" />
      <source>%1 texts</source>
      <translation>%1 textes</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_jobs.py" />
      <source>%1 variants</source>
      <translation>%1 propositions</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_jobs.py" />
      <source>1 artwork</source>
      <translation>1 visuel</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_jobs.py" />
      <source>1 colour</source>
      <translation>1 couleur</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate.py" />
      <source>1 finished variant kept</source>
      <translation>1 proposition finie conservée</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_jobs.py" />
      <source>1 locked item kept.</source>
      <translation>1 élément verrouillé conservé.</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate.py" />
      <source>1 locked item stays as it is.</source>
      <translation>1 élément verrouillé reste tel quel.</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_jobs.py" />
      <source>1 text</source>
      <translation>1 texte</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate.py" />
      <source>About %1</source>
      <translation>Environ %1</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_actions.py" />
      <source>Apply the chosen variant</source>
      <translation>Appliquer la proposition choisie</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_button.py" />
      <source>Cancel</source>
      <translation>Annuler</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_actions.py" />
      <source>Cancel generating</source>
      <translation>Annuler la génération</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_button.py" />
      <source>Cancel, %1 left</source>
      <translation>Annuler, reste %1</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate.py" />
      <source>Cancelled. %1, the document is unchanged.</source>
      <translation>Annulé. %1, le document est inchangé.</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_actions.py" />
      <source>Check devices again</source>
      <translation>Vérifier à nouveau les appareils</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_actions.py" />
      <source>Choose a variant in the Generate panel.</source>
      <translation>Choisissez une proposition dans le panneau Générer.</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/problem_card.py" />
      <source>Close</source>
      <translation>Fermer</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_actions.py" />
      <source>Compare variants</source>
      <translation>Comparer les propositions</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate.py" />
      <source>Continue with %1</source>
      <translation>Continuer avec %1</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/problem_card.py" />
      <source>Copy</source>
      <translation>Copier</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate.py" />
      <source>Ctrl+Enter</source>
      <translation>Ctrl+Entrée</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/problem_card.py" />
      <source>Details</source>
      <translation>Détails</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_actions.py" />
      <source>Every variant has a star.</source>
      <translation>Chaque proposition a une étoile.</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate.py" />
      <source>First run, no estimate yet.</source>
      <translation>Première exécution, pas encore d’estimation.</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate.py" />
      <location filename="../../app/editor/panels/generate_actions.py" />
      <source>Generate</source>
      <translation>Générer</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate.py" />
      <source>Generate %1 variants</source>
      <translation>Générer %1 propositions</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate.py" />
      <source>Generate 1 variant</source>
      <translation>Générer 1 proposition</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_actions.py" />
      <source>Generate variants</source>
      <translation>Générer des propositions</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_actions.py" />
      <source>Keep all variants in the document</source>
      <translation>Garder toutes les propositions dans le document</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_actions.py" />
      <source>Lock something or draw a region first.</source>
      <translation>Verrouillez d’abord un élément ou tracez une zone.</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_actions.py" />
      <source>More like this</source>
      <translation>Dans cet esprit</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_actions.py" />
      <source>Nothing is being made.</source>
      <translation>Rien n’est en cours de création.</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate.py" />
      <source>Options</source>
      <translation>Options</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_actions.py" />
      <source>Re-plan around locked</source>
      <translation>Recomposer autour des éléments verrouillés</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_actions.py" />
      <source>Remove variants without a star</source>
      <translation>Retirer les propositions sans étoile</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate.py" />
      <source>Say what the poster is about, or write a text.</source>
      <translation>Dites le sujet de l’affiche ou écrivez un texte.</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_actions.py" />
      <source>Say what the poster is about.</source>
      <translation>Dites le sujet de l’affiche.</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_button.py" />
      <source>Stopping…</source>
      <translation>Arrêt…</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate.py" />
      <source>Switch to CPU</source>
      <translation>Passer au CPU</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate.py" />
      <source>The document has no page.</source>
      <translation>Le document n’a pas de page.</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate.py" />
      <location filename="../../app/editor/panels/generate_actions.py" />
      <source>The engine isn’t running.</source>
      <translation>Le moteur ne tourne pas.</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/problem_card.py" />
      <source>The engine said nothing.</source>
      <translation>Le moteur n’a rien dit.</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_actions.py" />
      <source>There are no variants.</source>
      <translation>Aucune proposition.</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_actions.py" />
      <source>There must be two variants.</source>
      <translation>Il faut deux propositions.</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate.py" />
      <source>This needs about %1; %2 is free. Close other programs, or try anyway.</source>
      <translation>Il faut environ %1 ; %2 est libre. Fermez d’autres programmes ou essayez quand même.</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate.py" />
      <source>Try again</source>
      <translation>Réessayer</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate.py" />
      <source>Try anyway</source>
      <translation>Essayer quand même</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate.py" />
      <source>Variants are being made.</source>
      <translation>Des propositions sont en cours de création.</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate.py" />
      <source>Variants of %1 are ready.</source>
      <translation>Les propositions de %1 sont prêtes.</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate.py" />
      <source>starting</source>
      <translation>démarrage</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate.py" />
      <source>waiting</source>
      <translation>en attente</translation>
    </message>
  </context>
  <context>
    <name>History</name>
    <message>
      <location filename="../../app/editor/panels/prompt_history.py" />
      <source>%1 · seed %2</source>
      <translation>%1 · graine %2</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/prompt_history.py" />
      <source>No prompt has “%1”.</source>
      <translation>Aucun prompt ne contient « %1 ».</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/prompt_history.py" />
      <source>Prompt history</source>
      <translation>Historique des prompts</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/prompt_history.py" />
      <source>Prompts that you used appear here.</source>
      <translation>Les prompts utilisés apparaissent ici.</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/prompt_history.py" />
      <source>Search prompts</source>
      <translation>Rechercher un prompt</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/prompt_history.py" />
      <source>starred</source>
      <translation>avec étoile</translation>
    </message>
  </context>
  <context>
    <name>HistoryPanel</name>
    <message>
      <location filename="../../app/editor/panels/history.py" />
      <source>History</source>
      <translation>Historique</translation>
    </message>
  </context>
  <context>
    <name>Jobs</name>
    <message>
      <location filename="../../app/editor/panels/jobs_list.py" />
      <source>Cancel</source>
      <translation>Annuler</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/jobs_list.py" />
      <source>Nothing is being made.</source>
      <translation>Rien n’est en cours de création.</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/jobs_list.py" />
      <source>Sooner</source>
      <translation>Plus tôt</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/jobs_list.py" />
      <source>Starting</source>
      <translation>Démarrage</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/jobs_list.py" />
      <source>Stopping…</source>
      <translation>Arrêt…</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/jobs_list.py" />
      <source>Waiting</source>
      <translation>En attente</translation>
    </message>
  </context>
  <context>
    <name>KeyField</name>
    <message>
      <location filename="../../app/editor/dialogs/preference_keys.py" />
      <source>New keys</source>
      <translation>Nouvelles touches</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preference_keys.py" />
      <source>Press the new keys</source>
      <translation>Appuyez sur les nouvelles touches</translation>
    </message>
  </context>
  <context>
    <name>KeyModel</name>
    <message>
      <location filename="../../app/editor/dialogs/preference_keys.py" />
      <source>Command</source>
      <translation>Commande</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preference_keys.py" />
      <source>Keys</source>
      <translation>Touches</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preference_keys.py" />
      <source>Menu</source>
      <translation>Menu</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preference_keys.py" />
      <source>no key</source>
      <translation>aucune touche</translation>
    </message>
  </context>
  <context>
    <name>KeyboardPage</name>
    <message>
      <location filename="../../app/editor/dialogs/preference_keys.py" />
      <source>%1 has these keys now and would lose them.</source>
      <translation>%1 a déjà ces touches et les perdrait.</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preference_keys.py" />
      <source>All as shipped</source>
      <translation>Tout par défaut</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preference_keys.py" />
      <source>No key</source>
      <translation>Aucune touche</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preference_keys.py" />
      <source>Search commands and keys</source>
      <translation>Rechercher commandes et touches</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preference_keys.py" />
      <source>Set</source>
      <translation>Définir</translation>
    </message>
  </context>
  <context>
    <name>KeyboardSheet</name>
    <message>
      <location filename="../../app/editor/dialogs/keyboard.py" />
      <source>Arrow keys</source>
      <translation>Flèches</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/keyboard.py" />
      <source>Close</source>
      <translation>Fermer</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/keyboard.py" />
      <source>Edit the text, enter the group</source>
      <translation>Modifier le texte, entrer dans le groupe</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/keyboard.py" />
      <source>Going round</source>
      <translation>Se déplacer</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/keyboard.py" />
      <source>Keyboard</source>
      <translation>Clavier</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/keyboard.py" />
      <source>Leave, drop a gesture</source>
      <translation>Sortir, abandonner un geste</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/keyboard.py" />
      <source>Move a copy</source>
      <translation>Déplacer une copie</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/keyboard.py" />
      <source>Move by 1 mm or px</source>
      <translation>Déplacer de 1 mm ou px</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/keyboard.py" />
      <source>Move by 10</source>
      <translation>Déplacer de 10</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/keyboard.py" />
      <source>Next item, item before</source>
      <translation>Élément suivant, précédent</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/keyboard.py" />
      <source>Next page, page before</source>
      <translation>Page suivante, précédente</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/keyboard.py" />
      <source>No command has “%1”.</source>
      <translation>Aucune commande ne contient « %1 ».</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/keyboard.py" />
      <source>On the canvas</source>
      <translation>Sur le plan de travail</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/keyboard.py" />
      <source>Pan</source>
      <translation>Déplacer la vue</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/keyboard.py" />
      <source>Search commands and keys</source>
      <translation>Rechercher commandes et touches</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/keyboard.py" />
      <source>Zoom at the pointer</source>
      <translation>Zoomer sous le pointeur</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/keyboard.py" />
      <source>drag</source>
      <translation>glisser</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/keyboard.py" />
      <source>middle button</source>
      <translation>bouton central</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/keyboard.py" />
      <source>wheel</source>
      <translation>molette</translation>
    </message>
  </context>
  <context>
    <name>KitBar</name>
    <message>
      <location filename="../../app/editor/panels/brand_kit_bar.py" />
      <source>Brand kit</source>
      <translation>Kit de marque</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand_kit_bar.py" />
      <source>Brand kit kept: %1</source>
      <translation>Kit de marque conservé : %1</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand_kit_bar.py" />
      <source>Brand kits</source>
      <translation>Kits de marque</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand_kit_bar.py" />
      <source>Import a brand kit</source>
      <translation>Importer un kit de marque</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand_kit_bar.py" />
      <source>Import a kit…</source>
      <translation>Importer un kit…</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand_kit_bar.py" />
      <source>Keep in my kits</source>
      <translation>Garder dans mes kits</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand_kit_bar.py" />
      <source>Kit of this document</source>
      <translation>Kit de ce document</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand_kit_bar.py" />
      <source>Make brand kit</source>
      <translation>Créer un kit de marque</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand_kit_bar.py" />
      <source>Make one from this document</source>
      <translation>En créer un à partir de ce document</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand_kit_bar.py" />
      <source>More for brand kits</source>
      <translation>Plus d’options pour les kits</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand_kit_bar.py" />
      <source>Name of the brand kit</source>
      <translation>Nom du kit de marque</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand_kit_bar.py" />
      <source>No brand kit</source>
      <translation>Aucun kit de marque</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand_kit_bar.py" />
      <source>Rename brand kit</source>
      <translation>Renommer le kit de marque</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand_kit_bar.py" />
      <source>Rename…</source>
      <translation>Renommer…</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand_kit_bar.py" />
      <source>Save as a file…</source>
      <translation>Enregistrer dans un fichier…</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand_kit_bar.py" />
      <source>Save the brand kit</source>
      <translation>Enregistrer le kit de marque</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand_kit_bar.py" />
      <source>Take the brand kit away</source>
      <translation>Retirer le kit de marque</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand_kit_bar.py" />
      <source>Use brand kit %1</source>
      <translation>Utiliser le kit de marque %1</translation>
    </message>
  </context>
  <context>
    <name>Layers</name>
    <message>
      <location filename="../../app/editor/panels/layer_delegate.py" />
      <source>%1 layers</source>
      <translation>%1 calques</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>%1: %2</source>
      <translation>%1 : %2</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Action</source>
      <translation>Appel</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Badge</source>
      <translation>Badge</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Band</source>
      <translation>Bandeau</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Bar</source>
      <translation>Barre</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Body</source>
      <translation>Corps</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Burst</source>
      <translation>Éclat</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Caption</source>
      <translation>Légende</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Disc</source>
      <translation>Disque</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Edge</source>
      <translation>Bord</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Ellipse</source>
      <translation>Ellipse</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Field</source>
      <translation>Champ</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Frame</source>
      <translation>Cadre</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Free</source>
      <translation>Libre</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Ground</source>
      <translation>Fond</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Group</source>
      <translation>Groupe</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Halo</source>
      <translation>Halo</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Inner disc</source>
      <translation>Disque intérieur</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Inner edge</source>
      <translation>Bord intérieur</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Inner ring</source>
      <translation>Anneau intérieur</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/layer_view.py" />
      <source>Layers</source>
      <translation>Calques</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Line</source>
      <translation>Ligne</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Lower field</source>
      <translation>Champ inférieur</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Mask</source>
      <translation>Masque</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Medallion</source>
      <translation>Médaillon</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/layer_delegate.py" />
      <source>Name of the layer</source>
      <translation>Nom du calque</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Notched frame</source>
      <translation>Cadre à encoches</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Ornament</source>
      <translation>Ornement</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Panel</source>
      <translation>Panneau</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Path</source>
      <translation>Tracé</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Picture</source>
      <translation>Image</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Plate</source>
      <translation>Aplat</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Polygon</source>
      <translation>Polygone</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Quiet</source>
      <translation>Calme</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Rays</source>
      <translation>Rayons</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Rectangle</source>
      <translation>Rectangle</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Rim</source>
      <translation>Bordure</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Ring</source>
      <translation>Anneau</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Rule</source>
      <translation>Filet</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Scene: %1</source>
      <translation>Scène : %1</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Scrim</source>
      <translation>Voile</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Small print</source>
      <translation>Mentions</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Star</source>
      <translation>Étoile</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Subject</source>
      <translation>Sujet</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Subtitle</source>
      <translation>Sous-titre</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Text</source>
      <translation>Texte</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Ticket</source>
      <translation>Ticket</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Title</source>
      <translation>Titre</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/layer_tree.py" />
      <source>hidden</source>
      <translation>masqué</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/layer_tree.py" />
      <source>locked</source>
      <translation>verrouillé</translation>
    </message>
  </context>
  <context>
    <name>LayersPanel</name>
    <message>
      <location filename="../../app/editor/panels/layers.py" />
      <source>Add to the page</source>
      <translation>Ajouter à la page</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/layers.py" />
      <source>Artwork and pictures</source>
      <translation>Visuels et images</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/layers.py" />
      <source>Everything</source>
      <translation>Tout</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/layers.py" />
      <source>Hide layer</source>
      <translation>Masquer le calque</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/layers.py" />
      <source>Isolate</source>
      <translation>Isoler</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/layers.py" />
      <source>Isolate layer</source>
      <translation>Isoler le calque</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/layers.py" />
      <source>Layers</source>
      <translation>Calques</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/layers.py" />
      <source>Lock</source>
      <translation>Verrouiller</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/layers.py" />
      <source>Move layer</source>
      <translation>Déplacer le calque</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/layers.py" />
      <source>Move layers</source>
      <translation>Déplacer les calques</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/layers.py" />
      <source>Name, words or role</source>
      <translation>Nom, mots ou rôle</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/layers.py" />
      <source>No layer has “%1”.</source>
      <translation>Aucun calque ne contient « %1 ».</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/layers.py" />
      <source>No layer is of this kind.</source>
      <translation>Aucun calque de ce genre.</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/layers.py" />
      <source>Nothing on this page yet. Draw a region (R) or write (T).</source>
      <translation>Rien encore sur cette page. Tracez une zone (R) ou écrivez (T).</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/layers.py" />
      <source>Picture</source>
      <translation>Image</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/layers.py" />
      <source>Region</source>
      <translation>Zone</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/layers.py" />
      <source>Regions</source>
      <translation>Zones</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/layers.py" />
      <source>Rename</source>
      <translation>Renommer</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/layers.py" />
      <source>Rename layer</source>
      <translation>Renommer le calque</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/layers.py" />
      <source>Search layers</source>
      <translation>Rechercher un calque</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/layers.py" />
      <source>Shape</source>
      <translation>Forme</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/layers.py" />
      <source>Shapes</source>
      <translation>Formes</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/layers.py" />
      <source>Show all layers</source>
      <translation>Afficher tous les calques</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/layers.py" />
      <source>Show layer</source>
      <translation>Afficher le calque</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/layers.py" />
      <source>Show one kind</source>
      <translation>N’afficher qu’un genre</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/layers.py" />
      <source>Text</source>
      <translation>Texte</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/layers.py" />
      <source>Texts</source>
      <translation>Textes</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/layers.py" />
      <source>Unlock</source>
      <translation>Déverrouiller</translation>
    </message>
  </context>
  <context>
    <name>Library</name>
    <message>
      <location filename="../../app/editor/panels/library_place.py" />
      <source>Add %1</source>
      <translation>Ajouter : %1</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_items.py" />
      <source>Animals</source>
      <translation>Animaux</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_items.py" />
      <source>Arch</source>
      <translation>Arche</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_items.py" />
      <source>Arrow</source>
      <translation>Flèche</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_items.py" />
      <source>Art</source>
      <translation>Arts</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_items.py" />
      <source>Bubble</source>
      <translation>Bulle</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_items.py" />
      <source>Celebrations</source>
      <translation>Fêtes</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_place.py" />
      <source>Change scene to %1</source>
      <translation>Changer la scène : %1</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_items.py" />
      <source>Clothes</source>
      <translation>Vêtements</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_items.py" />
      <source>Drinks</source>
      <translation>Boissons</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_items.py" />
      <source>Drop</source>
      <translation>Goutte</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_items.py" />
      <source>Ellipse</source>
      <translation>Ellipse</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_items.py" />
      <source>Food</source>
      <translation>Cuisine</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_items.py" />
      <source>Frame</source>
      <translation>Cadre</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_items.py" />
      <source>Hearts</source>
      <translation>Cœurs</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_items.py" />
      <source>Hexagon</source>
      <translation>Hexagone</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_items.py" />
      <source>Line</source>
      <translation>Ligne</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_items.py" />
      <source>Logo</source>
      <translation>Logo</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_items.py" />
      <source>Music</source>
      <translation>Musique</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_items.py" />
      <source>Not used</source>
      <translation>Non utilisée</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_items.py" />
      <source>Picture</source>
      <translation>Image</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_items.py" />
      <source>Places</source>
      <translation>Lieux</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_items.py" />
      <source>Plants</source>
      <translation>Plantes</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_items.py" />
      <source>Rectangle</source>
      <translation>Rectangle</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_items.py" />
      <source>Rounded</source>
      <translation>Arrondi</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_items.py" />
      <source>Seal</source>
      <translation>Sceau</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_items.py" />
      <source>Sports</source>
      <translation>Sports</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_items.py" />
      <source>Star</source>
      <translation>Étoile</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_items.py" />
      <source>Things</source>
      <translation>Objets</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_items.py" />
      <source>Ticket</source>
      <translation>Ticket</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_items.py" />
      <source>Tools</source>
      <translation>Outils</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_items.py" />
      <source>Triangle</source>
      <translation>Triangle</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_items.py" />
      <source>Vehicles</source>
      <translation>Véhicules</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_items.py" />
      <source>Weather and sky</source>
      <translation>Météo et ciel</translation>
    </message>
  </context>
  <context>
    <name>LibraryPanel</name>
    <message>
      <location filename="../../app/editor/panels/library.py" />
      <source>Add a picture</source>
      <translation>Ajouter une image</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library.py" />
      <source>All looks</source>
      <translation>Tous les aspects</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library.py" />
      <source>All things</source>
      <translation>Tous les objets</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library.py" />
      <source>Clear search</source>
      <translation>Effacer la recherche</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library.py" />
      <source>Flat</source>
      <translation>Aplat</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library.py" />
      <source>Grounds for a whole page</source>
      <translation>Fonds pour toute une page</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library.py" />
      <source>Group</source>
      <translation>Groupe</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library.py" />
      <source>Library</source>
      <translation>Éléments</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library.py" />
      <source>Look</source>
      <translation>Aspect</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library.py" />
      <source>No picture has “%1”.</source>
      <translation>Aucune image ne contient « %1 ».</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library.py" />
      <source>No scene has “%1”.</source>
      <translation>Aucune scène ne contient « %1 ».</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library.py" />
      <source>No shape has “%1”.</source>
      <translation>Aucune forme ne contient « %1 ».</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library.py" />
      <source>No subject has “%1” with these filters.</source>
      <translation>Aucun sujet ne contient « %1 » avec ces filtres.</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library.py" />
      <source>No subject has “%1”.</source>
      <translation>Aucun sujet ne contient « %1 ».</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library.py" />
      <source>Pictures</source>
      <translation>Images</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library.py" />
      <source>Pictures of this document</source>
      <translation>Images de ce document</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library.py" />
      <source>Pictures that you place are kept here.</source>
      <translation>Les images que vous placez sont gardées ici.</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library.py" />
      <source>Scenes</source>
      <translation>Scènes</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library.py" />
      <source>Search</source>
      <translation>Rechercher</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library.py" />
      <source>Shaded</source>
      <translation>Ombré</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library.py" />
      <source>Shapes</source>
      <translation>Formes</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library.py" />
      <source>Simple shapes</source>
      <translation>Formes simples</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library.py" />
      <source>Subjects</source>
      <translation>Sujets</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library.py" />
      <source>Things, animals, food, places</source>
      <translation>Objets, animaux, cuisine, lieux</translation>
    </message>
  </context>
  <context>
    <name>LogoButton</name>
    <message>
      <location filename="../../app/editor/panels/brand_parts.py" />
      <source>Logo</source>
      <translation>Logo</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand_parts.py" />
      <source>Place the logo on the page</source>
      <translation>Placer le logo sur la page</translation>
    </message>
  </context>
  <context>
    <name>Message</name>
    <message>
      <location filename="../../app/editor/controls/boxes.py" />
      <source>Close</source>
      <translation>Fermer</translation>
    </message>
  </context>
  <context>
    <name>NewDialog</name>
    <message>
      <location filename="../../app/editor/dialogs/new.py" />
      <source>Cancel</source>
      <translation>Annuler</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/new.py" />
      <source>Create</source>
      <translation>Créer</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/new.py" />
      <source>New document</source>
      <translation>Nouveau document</translation>
    </message>
  </context>
  <context>
    <name>NumberField</name>
    <message>
      <location filename="../../app/editor/controls/numbers.py" />
      <source>Mixed</source>
      <translation>Mixte</translation>
    </message>
    <message>
      <location filename="../../app/editor/controls/numbers.py" />
      <source>Not a number. Write it like 12.5, 210/2 or 3 in.</source>
      <translation>Pas un nombre. Écrivez par exemple 12,5, 210/2 ou 3 in.</translation>
    </message>
  </context>
  <context>
    <name>Options</name>
    <message>
      <location filename="../../app/editor/panels/generate_options.py" />
      <source>A new seed each time</source>
      <translation>Une nouvelle graine chaque fois</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_options.py" />
      <source>Another seed</source>
      <translation>Une autre graine</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_options.py" />
      <source>Layout</source>
      <translation>Mise en page</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_options.py" />
      <source>Leave all to the planner</source>
      <translation>Tout laisser au choix d’Affiche</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_options.py" />
      <source>Planner’s choice</source>
      <translation>Au choix d’Affiche</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_options.py" />
      <source>Scene</source>
      <translation>Scène</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_options.py" />
      <source>Seed</source>
      <translation>Graine</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_options.py" />
      <source>Type</source>
      <translation>Polices</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_options.py" />
      <source>Variants</source>
      <translation>Propositions</translation>
    </message>
  </context>
  <context>
    <name>PageList</name>
    <message>
      <location filename="../../app/editor/panels/page_list.py" />
      <source>Page %1</source>
      <translation>Page %1</translation>
    </message>
  </context>
  <context>
    <name>PagesPanel</name>
    <message>
      <location filename="../../app/editor/panels/pages.py" />
      <source>%1 pages</source>
      <translation>%1 pages</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/pages.py" />
      <source>1 page</source>
      <translation>1 page</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/pages.py" />
      <source>A document keeps one page</source>
      <translation>Un document garde une page</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/pages.py" />
      <source>Add a page</source>
      <translation>Ajouter une page</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/pages.py" />
      <source>Add page</source>
      <translation>Ajouter une page</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/pages.py" />
      <source>Delete</source>
      <translation>Supprimer</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/pages.py" />
      <source>Delete page</source>
      <translation>Supprimer la page</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/pages.py" />
      <source>Delete the page</source>
      <translation>Supprimer la page</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/pages.py" />
      <source>Duplicate</source>
      <translation>Dupliquer</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/pages.py" />
      <source>Duplicate page</source>
      <translation>Dupliquer la page</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/pages.py" />
      <source>Duplicate the page</source>
      <translation>Dupliquer la page</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/pages.py" />
      <source>Move down</source>
      <translation>Descendre</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/pages.py" />
      <source>Move page</source>
      <translation>Déplacer la page</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/pages.py" />
      <source>Move up</source>
      <translation>Monter</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/pages.py" />
      <source>No page yet.</source>
      <translation>Pas encore de page.</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/pages.py" />
      <source>Pages</source>
      <translation>Pages</translation>
    </message>
  </context>
  <context>
    <name>Palette</name>
    <message>
      <location filename="../../app/editor/frame/palette.py" />
      <source>Command</source>
      <translation>Commande</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/palette.py" />
      <source>Layers</source>
      <translation>Calques</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/palette.py" />
      <source>No command has “%1”.</source>
      <translation>Aucune commande ne contient « %1 ».</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/palette.py" />
      <source>Page %1</source>
      <translation>Page %1</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/palette.py" />
      <source>Pages</source>
      <translation>Pages</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/palette.py" />
      <source>Type a command, a layer, a page, “zoom 200”</source>
      <translation>Commande, calque, page, « zoom 200 »</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/palette.py" />
      <source>View</source>
      <translation>Affichage</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/palette.py" />
      <source>Zoom to %1 %</source>
      <translation>Zoom à %1 %</translation>
    </message>
  </context>
  <context>
    <name>PictureRow</name>
    <message>
      <location filename="../../app/editor/canvas/bar_rows.py" />
      <source>Crop</source>
      <translation>Recadrer</translation>
    </message>
  </context>
  <context>
    <name>Pixels</name>
    <message>
      <location filename="../../app/editor/panels/proof_cards.py" />
      <source>The pixels that were read</source>
      <translation>Les pixels qui ont été lus</translation>
    </message>
  </context>
  <context>
    <name>Placing</name>
    <message>
      <location filename="../../app/editor/exchange/placing.py" />
      <source>%1: texts, pictures, masks and filters (%2) were left out.</source>
      <translation>%1 : textes, images, masques et filtres (%2) ont été omis.</translation>
    </message>
    <message>
      <location filename="../../app/editor/exchange/placing.py" />
      <source>One text holds up to %1 characters.</source>
      <translation>Un texte contient au plus %1 caractères.</translation>
    </message>
    <message>
      <location filename="../../app/editor/exchange/placing.py" />
      <source>Only the first %1 files were placed.</source>
      <translation>Seuls les %1 premiers fichiers ont été placés.</translation>
    </message>
    <message>
      <location filename="../../app/editor/exchange/placing.py" />
      <source>Place file</source>
      <translation>Placer un fichier</translation>
    </message>
    <message>
      <location filename="../../app/editor/exchange/placing.py" />
      <source>Place files</source>
      <translation>Placer des fichiers</translation>
    </message>
  </context>
  <context>
    <name>Plates</name>
    <message>
      <location filename="../../app/editor/dialogs/export_parts.py" />
      <source>Black plate</source>
      <translation>Plaque noire</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_parts.py" />
      <source>Cyan plate</source>
      <translation>Plaque cyan</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_parts.py" />
      <source>Magenta plate</source>
      <translation>Plaque magenta</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_parts.py" />
      <source>Yellow plate</source>
      <translation>Plaque jaune</translation>
    </message>
  </context>
  <context>
    <name>Preferences</name>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Appearance</source>
      <translation>Apparence</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>As shipped</source>
      <translation>Par défaut</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>As the format has them</source>
      <translation>Selon le format</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>As the system</source>
      <translation>Comme le système</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Bleed and safe area.</source>
      <translation>Fonds perdus et zone de sécurité.</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Canvas</source>
      <translation>Plan de travail</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Clear</source>
      <translation>Effacer</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Dark</source>
      <translation>Sombre</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Devices and models</source>
      <translation>Appareils et modèles</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Empties the list on the start page. The files stay.</source>
      <translation>Vide la liste de la page d’accueil. Les fichiers restent.</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Every delivered file is read back</source>
      <translation>Chaque fichier livré est relu</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Every edit is written beside your work. After a crash nothing is lost.</source>
      <translation>Chaque modification est écrite à côté de votre travail. Après un plantage, rien n’est perdu.</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Export presets</source>
      <translation>Préréglages d’exportation</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Forgets every prompt, starred ones too.</source>
      <translation>Oublie tous les prompts, même avec étoile.</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Forgets how each preset was used last: profile, marks, size.</source>
      <translation>Oublie les derniers réglages de chaque préréglage : profil, repères, taille.</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>General</source>
      <translation>Général</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Grid</source>
      <translation>Grille</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Guides</source>
      <translation>Repères</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Higher contrast</source>
      <translation>Contraste renforcé</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Inches</source>
      <translation>Pouces</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Keep a recovery journal</source>
      <translation>Tenir un journal de récupération</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Keyboard</source>
      <translation>Clavier</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Language</source>
      <translation>Langue</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Less motion</source>
      <translation>Moins d’animations</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Light</source>
      <translation>Clair</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Millimetres</source>
      <translation>Millimètres</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Nothing leaves this machine</source>
      <translation>Rien ne quitte cette machine</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Of the interface, from the next start on. Words on posters have their own.</source>
      <translation>De l’interface, dès le prochain démarrage. Les mots des affiches ont la leur.</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Panels and variants appear at once.</source>
      <translation>Panneaux et propositions apparaissent d’un coup.</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Points</source>
      <translation>Points</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Preferences</source>
      <translation>Préférences</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Preferences and histories</source>
      <translation>Préférences et historiques</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Privacy</source>
      <translation>Confidentialité</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Prompt history</source>
      <translation>Historique des prompts</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Prompts, pictures and documents are worked on here. Affiche opens no network connection: no account, no telemetry, no update check.</source>
      <translation>Prompts, images et documents sont traités ici. Affiche n’ouvre aucune connexion réseau : ni compte, ni télémétrie, ni recherche de mises à jour.</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Proof and export</source>
      <translation>Vérification et export</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Recent files</source>
      <translation>Fichiers récents</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Rulers</source>
      <translation>Règles</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Screen formats are measured in pixels.</source>
      <translation>Les formats d’écran se mesurent en pixels.</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Show</source>
      <translation>Afficher</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Size of the interface</source>
      <translation>Taille de l’interface</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Stronger lines, no grey text, a wider focus ring.</source>
      <translation>Lignes plus fortes, aucun texte gris, anneau de focus plus large.</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Takes effect at the next start.</source>
      <translation>Prend effet au prochain démarrage.</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Theme</source>
      <translation>Thème</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Units of new print documents</source>
      <translation>Unités des nouveaux documents imprimés</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Words are proved from the file itself. A file that fails is kept apart, marked as unproved; it never takes the place of a good one.</source>
      <translation>Les mots sont vérifiés dans le fichier lui-même. Un fichier qui échoue est gardé à part, marqué comme non vérifié ; il ne remplace jamais un bon fichier.</translation>
    </message>
  </context>
  <context>
    <name>PresetList</name>
    <message>
      <location filename="../../app/editor/dialogs/export_parts.py" />
      <source>Presets</source>
      <translation>Préréglages</translation>
    </message>
  </context>
  <context>
    <name>Proof</name>
    <message numerus="yes">
      <location filename="../../app/editor/dialogs/export_findings.py" />
      <location filename="../../app/editor/panels/proof.py" />
      <source>%n check(s) passed</source>
      <translation>
        <numerusform>%n contrôle réussi</numerusform>
        <numerusform>%n contrôles réussis</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/editor/panels/proof.py" />
      <source>%n more finding(s)</source>
      <translation>
        <numerusform>%n autre constat</numerusform>
        <numerusform>%n autres constats</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/editor/panels/proof.py" />
      <source>%n note(s)</source>
      <translation>
        <numerusform>%n note</numerusform>
        <numerusform>%n notes</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/print_checks.py" />
      <source>A line is too thin to print</source>
      <translation>Un trait est trop fin pour l’impression</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>A picture is too coarse</source>
      <translation>Une image manque de résolution</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>A picture's file is missing</source>
      <translation>Le fichier d’une image manque</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/proving.py" />
      <source>Accept a finding</source>
      <translation>Accepter un constat</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof_words.py" />
      <source>Action</source>
      <translation>Appel</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/fixing.py" />
      <source>Add a face that has them</source>
      <translation>Ajouter une police qui les contient</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>All of it must show: {what}.</source>
      <translation>Tout doit être visible : {what}.</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/live_preflight.py" />
      <source>All texts on the page</source>
      <translation>Tous les textes dans la page</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/proving.py" />
      <source>Ask again about a finding</source>
      <translation>Redemander à propos d’un constat</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export.py" />
      <location filename="../../app/editor/proofing/print_checks.py" />
      <source>Bleed</source>
      <translation>Fonds perdus</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/fixing.py" />
      <source>Bring it inside, smaller</source>
      <translation>Le ramener dedans, plus petit</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/fixing.py" />
      <source>Bring its box inside</source>
      <translation>Ramener son bloc dedans</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/fixing.py" />
      <source>Calm the scene behind</source>
      <translation>Calmer la scène derrière</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof_words.py" />
      <source>Caption</source>
      <translation>Légende</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/fixing.py" />
      <source>Change its colour</source>
      <translation>Changer sa couleur</translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/editor/panels/proof.py" />
      <source>Checking %n text(s)</source>
      <translation>
        <numerusform>Contrôle de %n texte</numerusform>
        <numerusform>Contrôle de %n textes</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/print_checks.py" />
      <source>Colours that print</source>
      <translation>Couleurs imprimables</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>Contrast {ratio} : 1 at its worst place, {least} : 1 needed.</source>
      <translation>Contraste {ratio}:1 au pire endroit, il faut {least}:1.</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>Each letter must read as written: {what}.</source>
      <translation>Chaque lettre doit se lire comme écrite : {what}.</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/fixing.py" />
      <source>Enlarge its box</source>
      <translation>Agrandir son bloc</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/live_preflight.py" />
      <source>Every sign has a glyph</source>
      <translation>Chaque signe a un glyphe</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/fixing.py" />
      <source>Fit it to its box</source>
      <translation>L’ajuster à son bloc</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/print_checks.py" />
      <source>It prints duller: ΔE {shift} on average, {limit} is plain to see.</source>
      <translation>Elle s’imprime plus terne : ΔE {shift} en moyenne, {limit} se voit nettement.</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>It reaches {over} mm into the margin that stays free.</source>
      <translation>Il entre de {over} mm dans la marge à laisser libre.</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof.py" />
      <source>Large format</source>
      <translation>Grand format</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof_words.py" />
      <source>Legal</source>
      <translation>Mentions</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/live_preflight.py" />
      <source>Lowest contrast</source>
      <translation>Contraste minimal</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/fixing.py" />
      <source>Make it opaque</source>
      <translation>Le rendre opaque</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/print_checks.py" />
      <source>Make it {width} pt wide</source>
      <translation>L’épaissir à {width} pt</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/fixing.py" />
      <source>Make its ink opaque</source>
      <translation>Rendre son encre opaque</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/live_preflight.py" />
      <source>Margin kept free</source>
      <translation>Marge laissée libre</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/proving.py" />
      <source>Mend what can be mended</source>
      <translation>Corriger ce qui peut l’être</translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/editor/panels/proof.py" />
      <source>Mended in %n step(s)</source>
      <translation>
        <numerusform>Corrigé en %n étape</numerusform>
        <numerusform>Corrigé en %n étapes</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/fixing.py" />
      <source>Move it apart</source>
      <translation>L’écarter</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/fixing.py" />
      <source>Move it further in</source>
      <translation>Le rentrer davantage</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/fixing.py" />
      <source>Move it inside</source>
      <translation>Le ramener dedans</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof.py" />
      <source>Next finding</source>
      <translation>Constat suivant</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>No face has {signs}</source>
      <translation>Aucune police n’a {signs}</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/print_checks.py" />
      <source>No hairlines</source>
      <translation>Pas de traits trop fins</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>No ink of it shows where it stands.</source>
      <translation>Rien de son encre n’est visible à sa place.</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>No text of the document stands there. The reader is {sure} % sure.</source>
      <translation>Aucun texte du document ne s’y trouve. Le lecteur est sûr à {sure} %.</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/live_preflight.py" />
      <source>No text on another</source>
      <translation>Aucun texte sur un autre</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/fixing.py" />
      <source>Open its spacing</source>
      <translation>Aérer son espacement</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/live_preflight.py" />
      <source>Pictures at this size</source>
      <translation>Images à cette taille</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof.py" />
      <source>Previous finding</source>
      <translation>Constat précédent</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/print_checks.py" />
      <source>Print it in black ink alone</source>
      <translation>L’imprimer à l’encre noire seule</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof.py" />
      <source>Print, ISO Coated v2</source>
      <translation>Impression, ISO Coated v2</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof.py" />
      <source>Prove now</source>
      <translation>Vérifier maintenant</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/fixing.py" />
      <source>Raise it above</source>
      <translation>Le passer au-dessus</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/fixing.py" />
      <source>Set it in ink on paper</source>
      <translation>Le composer en encre sur papier</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/fixing.py" />
      <source>Set it in one colour</source>
      <translation>Le composer d’une seule couleur</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/fixing.py" />
      <source>Set it larger</source>
      <translation>Le composer plus grand</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/fixing.py" />
      <source>Set it much smaller</source>
      <translation>Le composer bien plus petit</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/fixing.py" />
      <source>Set it on a band</source>
      <translation>Le poser sur un bandeau</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/fixing.py" />
      <source>Set it smaller</source>
      <translation>Le composer plus petit</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/fixing.py" />
      <source>Set it upright</source>
      <translation>Le redresser</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/print_checks.py" />
      <source>Set the bleed to {bleed} mm</source>
      <translation>Régler les fonds perdus à {bleed} mm</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/live_preflight.py" />
      <source>Smallest text</source>
      <translation>Plus petit texte</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof_words.py" />
      <source>Subtitle</source>
      <translation>Sous-titre</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/fixing.py" />
      <source>Take its effects away</source>
      <translation>Retirer ses effets</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof_words.py" />
      <source>Text</source>
      <translation>Texte</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/live_preflight.py" />
      <source>Texts fit their boxes</source>
      <translation>Les textes tiennent dans leurs blocs</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/print_checks.py" />
      <source>The bleed is narrow</source>
      <translation>Les fonds perdus sont étroits</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>The file isn't in the document or can't be read.</source>
      <translation>Le fichier n’est pas dans le document ou est illisible.</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/print_checks.py" />
      <source>The page has no bleed</source>
      <translation>La page n’a pas de fonds perdus</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>The page has no text</source>
      <translation>La page n’a pas de texte</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>The page is empty</source>
      <translation>La page est vide</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>The reader doesn't know this script; the outlines agree.</source>
      <translation>Le lecteur ne connaît pas cette écriture ; les contours concordent.</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>The reader is {sure} % sure, {least} % needed.</source>
      <translation>Le lecteur est sûr à {sure} %, il faut {least} %.</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/proving.py" />
      <source>The text was changed meanwhile; nothing was mended.</source>
      <translation>Le texte a changé entre-temps ; rien n’a été corrigé.</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>There are no words to prove on it.</source>
      <translation>Elle n’a aucun mot à vérifier.</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof.py" />
      <source>There is no finding.</source>
      <translation>Aucun constat.</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof_words.py" />
      <source>Title</source>
      <translation>Titre</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/fixing.py" />
      <source>Unlock it</source>
      <translation>Le déverrouiller</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/fixing.py" />
      <source>Use a plainer face</source>
      <translation>Utiliser une police plus simple</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>Used in “{text}”.</source>
      <translation>Utilisé dans « {text} ».</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof.py" />
      <source>View</source>
      <translation>Affichage</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof.py" />
      <source>Web</source>
      <translation>Web</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>What doesn't fit isn't drawn as it was written.</source>
      <translation>Ce qui ne tient pas n’est pas dessiné tel qu’écrit.</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof_words.py" />
      <source>can't be read</source>
      <translation>illisible</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof_words.py" />
      <source>checking</source>
      <translation>contrôle en cours</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof_words.py" />
      <source>doesn't fit its box</source>
      <translation>ne tient pas dans son bloc</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof_words.py" />
      <source>not seen</source>
      <translation>invisible</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof_words.py" />
      <source>proved</source>
      <translation>vérifié</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof_words.py" />
      <source>proved by its shapes</source>
      <translation>vérifié par ses formes</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof_words.py" />
      <source>read differently</source>
      <translation>lu autrement</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof_words.py" />
      <source>seen in part</source>
      <translation>vu en partie</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof_words.py" />
      <source>signs without a glyph</source>
      <translation>signes sans glyphe</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/print_checks.py" />
      <source>{bleed} mm; {least} mm keep white edges off when it is cut.</source>
      <translation>{bleed} mm ; {least} mm évitent un bord blanc à la coupe.</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>{dpi} dpi at this size, {least} dpi needed.</source>
      <translation>{dpi} ppp à cette taille, il faut {least} ppp.</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>{off} mm of it lie outside the trim, 0 mm may.</source>
      <translation>{off} mm dépassent du format fini, 0 mm sont permis.</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/print_checks.py" />
      <source>{share} % of the artwork is out of gamut</source>
      <translation>{share} % du visuel est hors gamut</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>{share} % of the smaller text is under it, {most} % may be.</source>
      <translation>{share} % du plus petit texte est dessous, {most} % sont permis.</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/print_checks.py" />
      <source>{size} pt; small black letters are sharpest in one ink.</source>
      <translation>{size} pt ; les petites lettres noires sont plus nettes avec une seule encre.</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>{size} pt; {least} pt is the least that reads well.</source>
      <translation>{size} pt ; il faut au moins {least} pt pour bien lire.</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>{size} px; {least} px is the least that reads well.</source>
      <translation>{size} px ; il faut au moins {least} px pour bien lire.</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/print_checks.py" />
      <source>{width} pt; {least} pt is the least that a plate holds.</source>
      <translation>{width} pt ; une plaque tient au moins {least} pt.</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>“{text}” can't be read</source>
      <translation>« {text} » est illisible</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>“{text}” can't be seen</source>
      <translation>« {text} » est invisible</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>“{text}” doesn't fit its box</source>
      <translation>« {text} » ne tient pas dans son bloc</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>“{text}” has signs that no face has</source>
      <translation>« {text} » a des signes qu’aucune police n’a</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>“{text}” is hard to see</source>
      <translation>« {text} » se voit mal</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>“{text}” is proved by its shapes</source>
      <translation>« {text} » est vérifié par ses formes</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>“{text}” is read in the artwork</source>
      <translation>« {text} » se lit dans le visuel</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>“{text}” is seen in part</source>
      <translation>« {text} » est vu en partie</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>“{text}” is set small</source>
      <translation>« {text} » est composé petit</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>“{text}” lies on another text</source>
      <translation>« {text} » recouvre un autre texte</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/print_checks.py" />
      <source>“{text}” prints in four inks</source>
      <translation>« {text} » s’imprime en quatre encres</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>“{text}” reads differently</source>
      <translation>« {text} » se lit autrement</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>“{text}” reads “{read}”</source>
      <translation>« {text} » se lit « {read} »</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>“{text}” runs off the page</source>
      <translation>« {text} » sort de la page</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>“{text}” stands near the edge</source>
      <translation>« {text} » est près du bord</translation>
    </message>
  </context>
  <context>
    <name>ProofPanel</name>
    <message>
      <location filename="../../app/editor/panels/proof.py" />
      <source>Add a text</source>
      <translation>Ajouter un texte</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof.py" />
      <source>Cancel mending</source>
      <translation>Annuler la correction</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof.py" />
      <source>Mend what can be mended</source>
      <translation>Corriger ce qui peut l’être</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof.py" />
      <source>No words to prove yet.</source>
      <translation>Pas encore de mots à vérifier.</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof.py" />
      <source>Preflight</source>
      <translation>Contrôle en amont</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof.py" />
      <source>Proof</source>
      <translation>Vérification</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof.py" />
      <source>What it is for</source>
      <translation>À quoi cela sert</translation>
    </message>
  </context>
  <context>
    <name>ReceiptPage</name>
    <message>
      <location filename="../../app/editor/dialogs/export_parts.py" />
      <source>Copy report</source>
      <translation>Copier le rapport</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_parts.py" />
      <source>Done</source>
      <translation>Terminé</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_parts.py" />
      <source>Mend what can be mended</source>
      <translation>Corriger ce qui peut l’être</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_parts.py" />
      <source>Read back from the written file itself.</source>
      <translation>Relu dans le fichier écrit lui-même.</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_parts.py" />
      <source>Show in folder</source>
      <translation>Montrer dans le dossier</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_parts.py" />
      <source>Words proved: {proved} of {words}</source>
      <translation>Mots vérifiés : {proved} sur {words}</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_parts.py" />
      <source>{count} more in the report</source>
      <translation>{count} de plus dans le rapport</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_parts.py" />
      <source>{folder}  ·  {size}  ·  {seconds} s</source>
      <translation>{folder}  ·  {size}  ·  {seconds} s</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_parts.py" />
      <source>{name} is exported</source>
      <translation>{name} est exporté</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_parts.py" />
      <source>{name} is written, unproved</source>
      <translation>{name} est écrit, non vérifié</translation>
    </message>
  </context>
  <context>
    <name>RecentPart</name>
    <message>
      <location filename="../../app/editor/dialogs/start_parts.py" />
      <source>Documents that you open or save appear here.</source>
      <translation>Les documents ouverts ou enregistrés apparaissent ici.</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start_parts.py" />
      <source>Open</source>
      <translation>Ouvrir</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start_parts.py" />
      <source>Open…</source>
      <translation>Ouvrir…</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start_parts.py" />
      <source>Recent</source>
      <translation>Récents</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start_parts.py" />
      <source>Remove from this list</source>
      <translation>Retirer de cette liste</translation>
    </message>
  </context>
  <context>
    <name>RegionRow</name>
    <message>
      <location filename="../../app/editor/canvas/bar_rows.py" />
      <source>Prompt of the region</source>
      <translation>Prompt de la zone</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/bar_rows.py" />
      <source>Re-plan this</source>
      <translation>Recomposer</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/bar_rows.py" />
      <source>What is to be seen here</source>
      <translation>Ce que l’on doit voir ici</translation>
    </message>
  </context>
  <context>
    <name>Resize</name>
    <message>
      <location filename="../../app/editor/panels/resize.py" />
      <source>%1 pages added.</source>
      <translation>%1 pages ajoutées.</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize_formats.py" />
      <source>%1 s</source>
      <translation>%1 s</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize_formats.py" />
      <source>%1 warnings</source>
      <translation>%1 avertissements</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize.py" />
      <source>1 page added.</source>
      <translation>1 page ajoutée.</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize_formats.py" />
      <source>1 warning</source>
      <translation>1 avertissement</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize.py" />
      <source>1080x1350px, 420x594mm, A4</source>
      <translation>1080x1350px, 420x594mm, A4</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize_formats.py" />
      <source>A3 print</source>
      <translation>A3 imprimé</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize.py" />
      <source>About %1 on this machine.</source>
      <translation>Environ %1 sur cette machine.</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize.py" />
      <source>Add a format</source>
      <translation>Ajouter un format</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize.py" />
      <source>Another picture: the source’s leaves no room for these texts here.</source>
      <translation>Autre image : celle de la source ne laisse pas de place à ces textes ici.</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize.py" />
      <source>Back to editor</source>
      <translation>Retour à l’éditeur</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize_formats.py" />
      <source>Can’t hold these texts</source>
      <translation>Ne peut contenir ces textes</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize.py" />
      <source>Check a format to plan it.</source>
      <translation>Cochez un format pour le composer.</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize_formats.py" />
      <source>Checking</source>
      <translation>Contrôle en cours</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize.py" />
      <source>Colours</source>
      <translation>Couleurs</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize.py" />
      <source>Edit as a document of its own</source>
      <translation>Modifier comme document séparé</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize.py" />
      <source>Faces</source>
      <translation>Polices</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize.py" />
      <source>First run, no estimate yet.</source>
      <translation>Première exécution, pas encore d’estimation.</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/format_desk.py" />
      <location filename="../../app/editor/panels/resize.py" />
      <source>Formats</source>
      <translation>Formats</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize.py" />
      <source>Keep as pages</source>
      <translation>Garder comme pages</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize.py" />
      <source>Keep formats as pages</source>
      <translation>Garder les formats comme pages</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize.py" />
      <source>Keep the same</source>
      <translation>Garder identiques</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize.py" />
      <source>Keep this layout</source>
      <translation>Garder cette mise en page</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize_formats.py" />
      <source>Leaderboard</source>
      <translation>Leaderboard</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize_formats.py" />
      <source>Not checked</source>
      <translation>Non contrôlé</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize_formats.py" />
      <source>Not planned yet</source>
      <translation>Pas encore composé</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize.py" />
      <source>Other faces: the source’s are too wide for these texts here.</source>
      <translation>Autres polices : celles de la source sont trop larges pour ces textes ici.</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize.py" />
      <source>Plan with the others again</source>
      <translation>Composer à nouveau avec les autres</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize_formats.py" />
      <source>Planning</source>
      <translation>Composition en cours</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize_formats.py" />
      <source>Portrait post</source>
      <translation>Publication portrait</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize_formats.py" />
      <source>Proved</source>
      <translation>Vérifié</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize_formats.py" />
      <source>Proved, not all the same</source>
      <translation>Vérifié, pas tout identique</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize.py" />
      <source>Re-plan %1 formats</source>
      <translation>Recomposer %1 formats</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize.py" />
      <source>Re-plan 1 format</source>
      <translation>Recomposer 1 format</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize.py" />
      <source>Re-plan this format</source>
      <translation>Recomposer ce format</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize.py" />
      <source>Remove this format</source>
      <translation>Retirer ce format</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize.py" />
      <source>Resize</source>
      <translation>Décliner</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize.py" />
      <source>Resize: %1</source>
      <translation>Décliner : %1</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize_formats.py" />
      <source>Roll-up</source>
      <translation>Roll-up</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize.py" />
      <source>Scene and subject</source>
      <translation>Scène et sujet</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize_formats.py" />
      <source>Source</source>
      <translation>Source</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize_formats.py" />
      <source>Square</source>
      <translation>Carré</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize_formats.py" />
      <source>Story</source>
      <translation>Story</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize.py" />
      <source>The planner lays out each format again. Words stay as they are.</source>
      <translation>Chaque format est recomposé. Les mots restent tels quels.</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize_formats.py" />
      <source>Waiting</source>
      <translation>En attente</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize_formats.py" />
      <source>Web banner</source>
      <translation>Bannière web</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize.py" />
      <source>Words</source>
      <translation>Mots</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize.py" />
      <source>Words are never changed.</source>
      <translation>Les mots ne changent jamais.</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize_formats.py" />
      <source>Words differ</source>
      <translation>Mots différents</translation>
    </message>
  </context>
  <context>
    <name>RoleButton</name>
    <message>
      <location filename="../../app/editor/canvas/bar_rows.py" />
      <source>Role of the region</source>
      <translation>Rôle de la zone</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/bar_rows.py" />
      <source>Role: %1</source>
      <translation>Rôle : %1</translation>
    </message>
  </context>
  <context>
    <name>Row</name>
    <message>
      <location filename="../../app/editor/canvas/bar_rows.py" />
      <source>Fill</source>
      <translation>Remplissage</translation>
    </message>
  </context>
  <context>
    <name>SafeView</name>
    <message>
      <location filename="../../app/editor/files/damage.py" />
      <source>Opened read-only: %1 of %2 pictures are missing. The original is not changed.</source>
      <translation>Ouvert en lecture seule : %1 images sur %2 manquent. L’original n’est pas modifié.</translation>
    </message>
    <message>
      <location filename="../../app/editor/files/damage.py" />
      <source>Opened read-only: %1 parts could not be read. The original is not changed.</source>
      <translation>Ouvert en lecture seule : %1 parties sont illisibles. L’original n’est pas modifié.</translation>
    </message>
    <message>
      <location filename="../../app/editor/files/damage.py" />
      <source>Opened read-only: 1 of %2 pictures is missing. The original is not changed.</source>
      <translation>Ouvert en lecture seule : 1 image sur %2 manque. L’original n’est pas modifié.</translation>
    </message>
    <message>
      <location filename="../../app/editor/files/damage.py" />
      <source>Opened read-only: 1 part could not be read. The original is not changed.</source>
      <translation>Ouvert en lecture seule : 1 partie est illisible. L’original n’est pas modifié.</translation>
    </message>
    <message>
      <location filename="../../app/editor/files/damage.py" />
      <source>Opened read-only: it was made with a newer Affiche, and some of it may not show. The original is not changed.</source>
      <translation>Ouvert en lecture seule : il vient d’une version plus récente d’Affiche et peut ne pas tout montrer. L’original n’est pas modifié.</translation>
    </message>
    <message>
      <location filename="../../app/editor/files/safe_view.py" />
      <source>Save a copy</source>
      <translation>Enregistrer une copie</translation>
    </message>
    <message>
      <location filename="../../app/editor/files/safe_view.py" />
      <source>Show what is missing</source>
      <translation>Montrer ce qui manque</translation>
    </message>
    <message>
      <location filename="../../app/editor/files/safe_view.py" />
      <source>Show what was found</source>
      <translation>Montrer ce qui a été constaté</translation>
    </message>
  </context>
  <context>
    <name>SelectionBar</name>
    <message>
      <location filename="../../app/editor/canvas/selection_bar.py" />
      <source>Lock</source>
      <translation>Verrouiller</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/selection_bar.py" />
      <source>More</source>
      <translation>Plus</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/selection_bar.py" />
      <source>Selection</source>
      <translation>Sélection</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/selection_bar.py" />
      <source>Unlock</source>
      <translation>Déverrouiller</translation>
    </message>
  </context>
  <context>
    <name>Sentence</name>
    <message>
      <location filename="../../app/editor/translations.py" />
      <source>%1 %</source>
      <translation>%1 %</translation>
    </message>
    <message>
      <location filename="../../app/editor/translations.py" />
      <source>%1, %2</source>
      <translation>%1, %2</translation>
    </message>
    <message>
      <location filename="../../app/editor/translations.py" />
      <source>%1.</source>
      <translation>%1.</translation>
    </message>
  </context>
  <context>
    <name>Session</name>
    <message>
      <location filename="../../app/editor/session.py" />
      <source>Open</source>
      <translation>Ouverture</translation>
    </message>
  </context>
  <context>
    <name>SettingsForm</name>
    <message>
      <location filename="../../app/editor/dialogs/export_parts.py" />
      <source>As in the document, {bleed} mm</source>
      <translation>Comme le document, {bleed} mm</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_parts.py" />
      <source>Bleed</source>
      <translation>Fonds perdus</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_parts.py" />
      <source>Crop marks</source>
      <translation>Traits de coupe</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_parts.py" />
      <source>How the soft proof brings colours within the press's reach</source>
      <translation>Façon dont l’épreuve écran ramène les couleurs à portée de la presse</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_parts.py" />
      <source>Intent</source>
      <translation>Rendu</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_parts.py" />
      <source>Live, fonts embedded</source>
      <translation>Actif, polices incorporées</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_parts.py" />
      <source>Marks</source>
      <translation>Repères</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_parts.py" />
      <source>None</source>
      <translation>Aucun</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_parts.py" />
      <source>Outlines</source>
      <translation>Vectorisé</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_parts.py" />
      <source>Perceptual</source>
      <translation>Perceptif</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_parts.py" />
      <source>Profile</source>
      <translation>Profil</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_parts.py" />
      <source>Relative, black point</source>
      <translation>Relatif, point noir</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_parts.py" />
      <source>Size</source>
      <translation>Taille</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_parts.py" />
      <source>Text</source>
      <translation>Texte</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_parts.py" />
      <source>sRGB, no press</source>
      <translation>sRGB, sans presse</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_parts.py" />
      <source>{bleed} mm, all sides</source>
      <translation>{bleed} mm, tous les côtés</translation>
    </message>
  </context>
  <context>
    <name>SizeForm</name>
    <message>
      <location filename="../../app/editor/dialogs/size_form.py" />
      <source>Bleed</source>
      <translation>Fonds perdus</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/size_form.py" />
      <source>Height</source>
      <translation>Hauteur</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/size_form.py" />
      <source>Inches</source>
      <translation>Pouces</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/size_form.py" />
      <source>Landscape</source>
      <translation>Paysage</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/size_form.py" />
      <source>Millimetres</source>
      <translation>Millimètres</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/size_form.py" />
      <source>Pixels</source>
      <translation>Pixels</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/size_form.py" />
      <source>Points</source>
      <translation>Points</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/size_form.py" />
      <source>Portrait</source>
      <translation>Portrait</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/size_form.py" />
      <source>Safe distance</source>
      <translation>Marge de sécurité</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/size_form.py" />
      <source>Size</source>
      <translation>Format</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/size_form.py" />
      <source>Title</source>
      <translation>Titre</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/size_form.py" />
      <source>Unit</source>
      <translation>Unité</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/size_form.py" />
      <source>Untitled</source>
      <translation>Sans titre</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/size_form.py" />
      <source>Width</source>
      <translation>Largeur</translation>
    </message>
  </context>
  <context>
    <name>SoftProofView</name>
    <message>
      <location filename="../../app/editor/dialogs/soft_proof_view.py" />
      <source>Drawing the page</source>
      <translation>Dessin de la page</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/soft_proof_view.py" />
      <source>Highest total ink {ink}</source>
      <translation>Encrage total maximal {ink}</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/soft_proof_view.py" />
      <source>Soft proof</source>
      <translation>Épreuve écran</translation>
    </message>
  </context>
  <context>
    <name>Start</name>
    <message>
      <location filename="../../app/editor/dialogs/start_parts.py" />
      <source>today %1</source>
      <translation>aujourd’hui %1</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start_parts.py" />
      <source>yesterday %1</source>
      <translation>hier %1</translation>
    </message>
  </context>
  <context>
    <name>StartPage</name>
    <message>
      <location filename="../../app/editor/dialogs/start.py" />
      <source>%1 poster</source>
      <translation>Affiche %1</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start.py" />
      <source>About %1 s a variant on this machine.</source>
      <translation>Environ %1 s par proposition sur cette machine.</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start.py" />
      <source>Affiche closed unexpectedly. &lt;b&gt;%1&lt;/b&gt; was recovered up to the last edit, %2.</source>
      <translation>Affiche s’est fermé de façon inattendue. &lt;b&gt;%1&lt;/b&gt; a été récupéré jusqu’à la dernière modification, %2.</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start.py" />
      <source>CPU, %1 cores</source>
      <translation>CPU, %1 cœurs</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start.py" />
      <source>CPU, one core</source>
      <translation>CPU, un cœur</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start.py" />
      <source>Describe it</source>
      <translation>Décrire</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start.py" />
      <source>Describe it: “Concert by the sea, Saturday 12 June, 20:00, €24, warm and bold”</source>
      <translation>Décrivez-la : « Concert au bord de la mer, samedi 12 juin, 20 h, 24 €, chaud et audacieux »</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start.py" />
      <source>Devices and models</source>
      <translation>Appareils et modèles</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start.py" />
      <source>Discard</source>
      <translation>Abandonner</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start.py" />
      <source>First run on this machine, no estimate yet.</source>
      <translation>Première exécution sur cette machine, pas encore d’estimation.</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start.py" />
      <source>Generate variants</source>
      <translation>Générer des propositions</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start.py" />
      <source>Home</source>
      <translation>Accueil</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start.py" />
      <source>New document</source>
      <translation>Nouveau document</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start.py" />
      <source>Open recovered</source>
      <translation>Ouvrir la version récupérée</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start.py" />
      <source>Open…</source>
      <translation>Ouvrir…</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start.py" />
      <source>Preferences</source>
      <translation>Préférences</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start.py" />
      <source>Recent</source>
      <translation>Récents</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start.py" />
      <source>Templates</source>
      <translation>Modèles</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start.py" />
      <source>Untitled</source>
      <translation>Sans titre</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start.py" />
      <source>What are you making?</source>
      <translation>Que créez-vous ?</translation>
    </message>
  </context>
  <context>
    <name>StatusBar</name>
    <message>
      <location filename="../../app/editor/frame/statusbar.py" />
      <source>Affiche works on this machine alone; nothing leaves it.</source>
      <translation>Affiche travaille sur cette seule machine ; rien n’en sort.</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/statusbar.py" />
      <source>Edited</source>
      <translation>Modifié</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/statusbar.py" />
      <source>Every edit is in the recovery journal. Ctrl+S saves.</source>
      <translation>Chaque modification est dans le journal de récupération. Ctrl+S enregistre.</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/statusbar.py" />
      <source>New</source>
      <translation>Nouveau</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/statusbar.py" />
      <source>Not saved</source>
      <translation>Non enregistré</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/statusbar.py" />
      <source>Offline</source>
      <translation>Hors ligne</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/statusbar.py" />
      <source>Saved</source>
      <translation>Enregistré</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/statusbar.py" />
      <source>Saved %1 min ago</source>
      <translation>Enregistré il y a %1 min</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/statusbar.py" />
      <source>Saved %1 s ago</source>
      <translation>Enregistré il y a %1 s</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/statusbar.py" />
      <source>Saved, the file has gone</source>
      <translation>Enregistré, fichier disparu</translation>
    </message>
  </context>
  <context>
    <name>StepList</name>
    <message>
      <location filename="../../app/editor/panels/history.py" />
      <source>current</source>
      <translation>actuel</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/history.py" />
      <source>undone</source>
      <translation>annulé</translation>
    </message>
  </context>
  <context>
    <name>TemplatesPart</name>
    <message>
      <location filename="../../app/editor/dialogs/start_parts.py" />
      <source>All</source>
      <translation>Tous</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start_parts.py" />
      <source>Clear search</source>
      <translation>Effacer la recherche</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start_parts.py" />
      <source>Culture</source>
      <translation>Culture</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start_parts.py" />
      <source>Events</source>
      <translation>Événements</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start_parts.py" />
      <source>Festival</source>
      <translation>Festival</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start_parts.py" />
      <source>Food</source>
      <translation>Cuisine</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start_parts.py" />
      <source>No template has “%1”. Searched %2 templates.</source>
      <translation>Aucun modèle ne contient « %1 ». %2 modèles parcourus.</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start_parts.py" />
      <source>No templates are installed.</source>
      <translation>Aucun modèle n’est installé.</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start_parts.py" />
      <source>Sale</source>
      <translation>Soldes</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start_parts.py" />
      <source>Search templates</source>
      <translation>Rechercher un modèle</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start_parts.py" />
      <source>Sport</source>
      <translation>Sport</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start_parts.py" />
      <source>Templates</source>
      <translation>Modèles</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start_parts.py" />
      <source>Use</source>
      <translation>Utiliser</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start_parts.py" />
      <source>Web</source>
      <translation>Web</translation>
    </message>
  </context>
  <context>
    <name>TextEditor</name>
    <message>
      <location filename="../../app/editor/canvas/text_editing.py" />
      <source>Cut text</source>
      <translation>Couper le texte</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/text_editing.py" />
      <source>Delete empty text</source>
      <translation>Supprimer le texte vide</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/text_editing.py" />
      <source>Delete text</source>
      <translation>Supprimer le texte</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/text_editing.py" />
      <source>One text holds up to %1 characters.</source>
      <translation>Un texte contient au plus %1 caractères.</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/text_editing.py" />
      <source>Paste text</source>
      <translation>Coller le texte</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/text_editing.py" />
      <source>Type</source>
      <translation>Saisie</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/text_editing.py" />
      <source>Type here</source>
      <translation>Écrivez ici</translation>
    </message>
  </context>
  <context>
    <name>TextRow</name>
    <message>
      <location filename="../../app/editor/canvas/bar_rows.py" />
      <source>Align left</source>
      <translation>Aligner à gauche</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/bar_rows.py" />
      <source>Align right</source>
      <translation>Aligner à droite</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/bar_rows.py" />
      <source>Align text</source>
      <translation>Aligner le texte</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/bar_rows.py" />
      <source>Centre</source>
      <translation>Centrer</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/bar_rows.py" />
      <source>Size</source>
      <translation>Taille</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/bar_rows.py" />
      <source>Text size</source>
      <translation>Corps du texte</translation>
    </message>
  </context>
  <context>
    <name>Title</name>
    <message>
      <location filename="../../app/editor/canvas/bar_rows.py" />
      <source>%1 selected</source>
      <translation>%1 sélectionnés</translation>
    </message>
  </context>
  <context>
    <name>ToolRail</name>
    <message>
      <location filename="../../app/editor/frame/rail.py" />
      <source>Tools</source>
      <translation>Outils</translation>
    </message>
  </context>
  <context>
    <name>TopBar</name>
    <message>
      <location filename="../../app/editor/frame/topbar.py" />
      <source>Export</source>
      <translation>Exporter</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/topbar.py" />
      <source>Resize</source>
      <translation>Redimensionner</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/topbar.py" />
      <source>Start page</source>
      <translation>Page d’accueil</translation>
    </message>
  </context>
  <context>
    <name>Tour</name>
    <message>
      <location filename="../../app/editor/frame/tour.py" />
      <source>%1 of %2</source>
      <translation>%1 sur %2</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/tour.py" />
      <source>Done</source>
      <translation>Terminé</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/tour.py" />
      <source>Next</source>
      <translation>Suivant</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/tour.py" />
      <source>Skip</source>
      <translation>Passer</translation>
    </message>
  </context>
  <context>
    <name>Variants</name>
    <message>
      <location filename="../../app/editor/panels/variants_section.py" />
      <source>%1 of %2</source>
      <translation>%1 sur %2</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants_section.py" />
      <source>%1 variants are kept in the document from the next save on.</source>
      <translation>%1 propositions seront gardées dans le document dès le prochain enregistrement.</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants.py" />
      <source>%1 warnings</source>
      <translation>%1 avertissements</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants.py" />
      <source>1 warning</source>
      <translation>1 avertissement</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants.py" />
      <source>Applied</source>
      <translation>Appliquée</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants_section.py" />
      <source>Apply	Enter</source>
      <translation>Appliquer	Entrée</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants_section.py" />
      <source>Apply variant %1</source>
      <translation>Appliquer la proposition %1</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants.py" />
      <source>Checking</source>
      <translation>Contrôle en cours</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants_section.py" />
      <source>Compare	C</source>
      <translation>Comparer	C</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants_section.py" />
      <source>Compare (C)</source>
      <translation>Comparer (C)</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants.py" />
      <source>Drawing</source>
      <translation>Dessin</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants_section.py" />
      <source>Generate variants</source>
      <translation>Générer des propositions</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants_section.py" />
      <source>Keep all in the document (%1)</source>
      <translation>Tout garder dans le document (%1)</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants_section.py" />
      <source>Keep and remove</source>
      <translation>Garder et retirer</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants_section.py" />
      <source>Keep in the document</source>
      <translation>Garder dans le document</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants_section.py" />
      <source>Kept now: %1</source>
      <translation>Gardées maintenant : %1</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants_section.py" />
      <source>More like this	M</source>
      <translation>Dans cet esprit	M</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants.py" />
      <source>Not checked</source>
      <translation>Non contrôlé</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants_section.py" />
      <source>Only starred</source>
      <translation>Avec étoile seulement</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants.py" />
      <source>Painting</source>
      <translation>Peinture</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants.py" />
      <source>Planning</source>
      <translation>Composition</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants_section.py" />
      <source>Preview of %1. Enter applies, Esc returns.</source>
      <translation>Aperçu de %1. Entrée applique, Échap revient.</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants_section.py" />
      <source>Preview on the canvas	Space</source>
      <translation>Aperçu sur le plan de travail	Espace</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants.py" />
      <source>Proved</source>
      <translation>Vérifié</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants.py" />
      <source>Proving</source>
      <translation>Vérification</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants.py" />
      <source>Reading</source>
      <translation>Lecture</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants_section.py" />
      <source>Remove</source>
      <translation>Retirer</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants_section.py" />
      <source>Remove all</source>
      <translation>Tout retirer</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants_section.py" />
      <source>Remove all without a star</source>
      <translation>Retirer tout ce qui est sans étoile</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants_section.py" />
      <source>Remove the star	S</source>
      <translation>Retirer l’étoile	S</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants_section.py" />
      <source>Star	S</source>
      <translation>Mettre une étoile	S</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants.py" />
      <source>Variant %1</source>
      <translation>Proposition %1</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variant_view.py" />
      <location filename="../../app/editor/panels/variants_section.py" />
      <source>Variants</source>
      <translation>Propositions</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants_section.py" />
      <source>Variants appear here as documents you can edit.</source>
      <translation>Les propositions apparaissent ici comme documents modifiables.</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants.py" />
      <source>Waiting</source>
      <translation>En attente</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants.py" />
      <source>Words differ</source>
      <translation>Mots différents</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants.py" />
      <source>from an earlier brief</source>
      <translation>d’un brief antérieur</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants.py" />
      <source>not starred</source>
      <translation>sans étoile</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants.py" />
      <source>starred</source>
      <translation>avec étoile</translation>
    </message>
  </context>
  <context>
    <name>Window</name>
    <message>
      <location filename="../../app/editor/window.py" />
      <source>%1 brings the panels back.</source>
      <translation>%1 rappelle les panneaux.</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/news.py" />
      <source>%1 findings</source>
      <translation>%1 constats</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/news.py" />
      <source>%1 variants in %2</source>
      <translation>%1 propositions en %2</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/news.py" />
      <source>, %1 left</source>
      <translation>, reste %1</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/news.py" />
      <source>1 finding</source>
      <translation>1 constat</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/news.py" />
      <source>1 variant in %2</source>
      <translation>1 proposition en %2</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/window_actions.py" />
      <source>Brand</source>
      <translation>Marque</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/window_actions.py" />
      <source>Canvas only</source>
      <translation>Plan de travail seul</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/window_actions.py" />
      <source>Commands…</source>
      <translation>Commandes…</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/window_actions.py" />
      <source>Design</source>
      <translation>Design</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/tour.py" />
      <source>Draw a region to say what belongs where: words, a subject, or calm ground. New variants keep it.</source>
      <translation>Tracez une zone pour dire ce qui va où : mots, sujet ou fond calme. Les nouvelles propositions la respectent.</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/window_actions.py" />
      <source>Edit</source>
      <translation>Édition</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/tour.py" />
      <source>Every exported file is read back, letter by letter. Its words are proved before you get it.</source>
      <translation>Chaque fichier exporté est relu, lettre par lettre. Ses mots sont vérifiés avant que vous ne le receviez.</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/tour.py" />
      <source>Export</source>
      <translation>Exporter</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/window_actions.py" />
      <source>File</source>
      <translation>Fichier</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/window_actions.py" />
      <source>Generate</source>
      <translation>Générer</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/window_actions.py" />
      <source>Help</source>
      <translation>Aide</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/window_actions.py" />
      <source>History</source>
      <translation>Historique</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/window_actions.py" />
      <source>Keyboard</source>
      <translation>Clavier</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/window_actions.py" />
      <source>Layers</source>
      <translation>Calques</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/window_actions.py" />
      <source>Library</source>
      <translation>Éléments</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/window_actions.py" />
      <source>Next document</source>
      <translation>Document suivant</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/window_actions.py" />
      <source>Next pane</source>
      <translation>Volet suivant</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/window_actions.py" />
      <source>Open a document first.</source>
      <translation>Ouvrez d’abord un document.</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/window_actions.py" />
      <source>Pages</source>
      <translation>Pages</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/window_actions.py" />
      <source>Panels</source>
      <translation>Panneaux</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/window_actions.py" />
      <source>Preferences…</source>
      <translation>Préférences…</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/window_actions.py" />
      <source>Previous document</source>
      <translation>Document précédent</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/window_actions.py" />
      <source>Previous pane</source>
      <translation>Volet précédent</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/window_actions.py" />
      <source>Proof</source>
      <translation>Vérification</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/news.py" />
      <source>Proving…</source>
      <translation>Vérification…</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/window_actions.py" />
      <source>Quit</source>
      <translation>Quitter</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/tour.py" />
      <source>Regions</source>
      <translation>Zones</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/window_actions.py" />
      <source>Resize to other formats…</source>
      <translation>Décliner en d’autres formats…</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/tour.py" />
      <source>Say what the poster is about, and write its texts. They appear exactly as you write them.</source>
      <translation>Dites le sujet de l’affiche et écrivez ses textes. Ils apparaissent exactement comme vous les écrivez.</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/window_actions.py" />
      <source>Start page</source>
      <translation>Page d’accueil</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/tour.py" />
      <source>The brief</source>
      <translation>Le brief</translation>
    </message>
    <message>
      <location filename="../../app/editor/window.py" />
      <source>The poster has no words yet. Write them under Texts, and generate again.</source>
      <translation>L’affiche n’a pas encore de mots. Écrivez-les sous Textes et générez à nouveau.</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/window_actions.py" />
      <source>Tour</source>
      <translation>Visite guidée</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/tour.py" />
      <source>Variants</source>
      <translation>Propositions</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/tour.py" />
      <source>Variants arrive here as documents that you can edit. Double-click one to apply it; locked items stay.</source>
      <translation>Les propositions arrivent ici comme documents modifiables. Double-cliquez pour en appliquer une ; les éléments verrouillés restent.</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/window_actions.py" />
      <source>View</source>
      <translation>Affichage</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/news.py" />
      <source>Words proved %1 of %2</source>
      <translation>Mots vérifiés %1 sur %2</translation>
    </message>
  </context>
  <context>
    <name>WordsList</name>
    <message>
      <location filename="../../app/editor/panels/proof_words.py" />
      <source>Texts</source>
      <translation>Textes</translation>
    </message>
  </context>
  <context>
    <name>ZoomBar</name>
    <message>
      <location filename="../../app/editor/frame/zoombar.py" />
      <source>Zoom</source>
      <translation>Zoom</translation>
    </message>
  </context>
  <context>
    <name>_Fold</name>
    <message>
      <location filename="../../app/editor/panels/proof.py" />
      <source>Hide</source>
      <translation>Masquer</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof.py" />
      <source>Show</source>
      <translation>Afficher</translation>
    </message>
  </context>
  <context>
    <name>_Note</name>
    <message>
      <location filename="../../app/editor/frame/messages.py" />
      <source>Close</source>
      <translation>Fermer</translation>
    </message>
  </context>
  <context>
    <name>_Report</name>
    <message>
      <location filename="../../app/editor/panels/proof.py" />
      <source>Left to do</source>
      <translation>Reste à faire</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof.py" />
      <source>Nothing that repair can mend</source>
      <translation>Rien que la réparation puisse corriger</translation>
    </message>
  </context>
  <context>
    <name>_Summary</name>
    <message>
      <location filename="../../app/editor/panels/proof.py" />
      <source>Checking</source>
      <translation>Contrôle en cours</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof.py" />
      <source>Live, after each edit. {seconds} s</source>
      <translation>En direct, après chaque modification. {seconds} s</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof.py" />
      <source>Prove now (Ctrl+Shift+R)</source>
      <translation>Vérifier maintenant (Ctrl+Maj+R)</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof.py" />
      <source>The page can't be proved</source>
      <translation>La page ne peut pas être vérifiée</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof.py" />
      <source>Words proved: {proved} of {total}</source>
      <translation>Mots vérifiés : {proved} sur {total}</translation>
    </message>
  </context>
</TS>
